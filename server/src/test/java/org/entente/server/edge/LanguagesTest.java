package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | en",
        "''                      | en",
        "fr                      | fr",
        "FR-ma                   | fr",
        "ar-DZ, fr;q=0.8, en     | ar",
        "de, fr;q=0.5            | fr",
        "fr;q=0, ar              | ar",
        "fr;q=0.000, en          | en",
        "de, *                   | en",
        ",,;;q=                  | en",
      })
  void the_first_language_that_entente_speaks_is_taken(@Nullable String header, String expected) {
    assertThat(Languages.choose(header)).isEqualTo(Locale.forLanguageTag(expected));
  }

  @Test
  void a_header_at_the_bound_is_read_and_a_longer_one_is_not() {
    assertThat(Languages.choose("fr" + ",".repeat(998))).isEqualTo(Locale.FRENCH);
    assertThat(Languages.choose("fr" + ",".repeat(999))).isEqualTo(Locale.ENGLISH);
  }
}
