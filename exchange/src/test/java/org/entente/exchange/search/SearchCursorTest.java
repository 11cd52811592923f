package org.entente.exchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchCursorTest {
  private static final byte[] QUESTION = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final TextSearch.Place PLACE =
      new TextSearch.Place(
          8.5f,
          new Position(1_700_000_000_000_001L),
          new CollectionId(UUID.fromString("3f2a1b00-0000-4000-8000-000000000001")));

  @Test
  void comes_back_as_it_was() {
    String cursor = SearchCursor.write(QUESTION, PLACE);
    assertThat(cursor).hasSize(SearchCursor.LENGTH).matches("[A-Za-z0-9_-]+");
    assertThat(SearchCursor.read(QUESTION, cursor)).contains(PLACE);
  }

  @Test
  void belongs_to_its_question() {
    byte[] other = QUESTION.clone();
    other[7]++;
    assertThat(SearchCursor.read(other, SearchCursor.write(QUESTION, PLACE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "AQIDBAUGBwh_wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // not a number
        "AQIDBAUGBwj_____________________________________",
        "================================================"
      })
  void what_is_none_is_refused(String text) {
    assertThat(SearchCursor.read(QUESTION, text)).isEmpty();
  }
}
