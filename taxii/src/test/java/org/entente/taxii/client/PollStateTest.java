package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.taxii.DateAdded;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.entente.taxii.query.VersionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollStateTest {
  private static final URI URL = URI.create("https://example.org/a/collections/b/");
  private static final PollState FULL =
      new PollState(
          URL,
          new Filters(
              DateAdded.tryParse("2026-01-01T00:00:00Z").orElseThrow(),
              500L,
              "a&b=\"ü\"",
              new Match(
                  Set.of(StixId.parse("tool--00000000-0000-4000-8000-000000000001")),
                  Set.of("tool", "malware"),
                  new VersionFilter(
                      false, true, false, Set.of(StixTimestamp.parse("2018-03-02T01:01:01.123Z"))),
                  Set.of("2.1"))),
          DateAdded.tryParse("2026-02-01T00:00:00.5Z").orElseThrow());

  @Test
  void survives_being_kept_as_text() {
    assertThat(PollState.fromText(FULL.toText())).contains(FULL);
    var start = PollState.start(URL, Filters.NONE);
    assertThat(PollState.fromText(start.toText())).contains(start);
  }

  @Test
  void is_one_line() {
    assertThat(FULL.toText()).doesNotContain("\n", "\r");
    assertThat(PollState.start(URL, Filters.NONE).toText())
        .isEqualTo(
            "{\"format\":1,\"collection\":\"https://example.org/a/collections/b/\",\"query\":\"\"}");
  }

  @Test
  void is_of_the_collection_whether_or_not_its_url_ends_in_a_slash() {
    assertThat(PollState.start(URI.create("https://example.org/a/collections/b"), Filters.NONE))
        .isEqualTo(PollState.start(URL, Filters.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"format\":2,\"collection\":\"https://e.org/\",\"query\":\"\"}",
        "{\"format\":\"1\",\"collection\":\"https://e.org/\",\"query\":\"\"}",
        "{\"format\":1,\"collection\":\"https://e.org/\"}",
        "{\"format\":1,\"query\":\"\"}",
        "{\"format\":1,\"collection\":\"e.org\",\"query\":\"\"}",
        "{\"format\":1,\"collection\":\"https://a:b@e.org/\",\"query\":\"\"}",
        "{\"format\":1,\"collection\":\"https://e org/\",\"query\":\"\"}",
        "{\"format\":1,\"collection\":\"https://e.org/\",\"query\":\"limit=0\"}",
        "{\"format\":1,\"collection\":\"https://e.org/\",\"query\":\"\",\"reached\":\"now\"}",
        "{\"format\":1,\"collection\":\"https://e.org/\",\"query\":\"\",\"reached\":7}",
      })
  void is_no_other_text(String text) {
    assertThat(PollState.fromText(text)).isEmpty();
  }

  @Test
  void a_text_without_end_is_none() {
    String text = PollState.start(URL, Filters.NONE).toText();
    String padded = text + " ".repeat(PollState.TEXT_LENGTH_MAX - text.length());
    assertThat(PollState.fromText(padded)).isPresent();
    assertThat(PollState.fromText(padded + " ")).isEmpty();
  }
}
