package org.entente.taxii.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import org.junit.jupiter.api.Test;

class FiltersPropertyTest {
  @Test
  void what_a_client_writes_is_what_a_server_reads() {
    qt().forAll(Generators.filters())
        .checkAssert(filters ->
            assertThat(
                    Filters.parse(
                        FilteredEndpoint.OBJECTS, filters.toQuery(FilteredEndpoint.OBJECTS)))
                .isEqualTo(new Filters.Reading.Accepted(filters)));
  }

  @Test
  void canonical_texts_are_equal_exactly_when_the_matches_are() {
    qt().forAll(Generators.matches(), Generators.matches())
        .check((a, b) -> a.canonical().equals(b.canonical()) == a.equals(b));
  }
}
