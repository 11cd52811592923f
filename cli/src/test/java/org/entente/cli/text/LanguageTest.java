package org.entente.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "fr, FRENCH",
    "fr_FR.UTF-8, FRENCH",
    "fr-CA, FRENCH",
    "FR, FRENCH",
    "ar_EG, ARABIC",
    "ar, ARABIC",
    "en_US.UTF-8, ENGLISH"
  })
  void reads_tags_and_locale_names(String name, Language expected) {
    assertThat(Language.parse(name)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"tr_TR", "C", "POSIX", "frr", "arz_EG", "''"})
  void does_not_take_another_language_for_one_of_ours(String name) {
    assertThat(Language.parse(name)).isEmpty();
  }

  @Test
  void the_variables_count_in_the_order_of_posix() {
    assertThat(Language.of(Map.of("LANG", "fr_FR.UTF-8"))).isEqualTo(Language.FRENCH);
    assertThat(Language.of(Map.of("LANG", "fr_FR.UTF-8", "LC_MESSAGES", "ar_MA")))
        .isEqualTo(Language.ARABIC);
    assertThat(Language.of(Map.of("LANG", "fr_FR.UTF-8", "LC_ALL", "C")))
        .isEqualTo(Language.ENGLISH);
  }

  @Test
  void what_the_launcher_found_comes_before_the_locale_that_it_set() {
    assertThat(Language.of(Map.of("LC_ALL", "C.UTF-8", "ENTENTE_LOCALE", "ar_EG")))
        .isEqualTo(Language.ARABIC);
  }

  @Test
  void without_any_it_is_english() {
    assertThat(Language.of(Map.of())).isEqualTo(Language.ENGLISH);
  }
}
