package org.entente.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.stix.Catalogue;
import org.entente.taxii.client.TaxiiException;
import org.entente.taxii.query.FilterProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CatalogueTest {
  static final List<Locale> LANGUAGES = Catalogue.LANGUAGES;

  @Test
  void every_code_has_its_sentences_and_no_sentence_is_without_a_code() {
    var codes = new TreeSet<String>();
    Arrays.stream(FilterProblem.Code.values()).map(FilterProblem.Code::text).forEach(codes::add);
    Arrays.stream(TaxiiException.Code.values()).map(TaxiiException.Code::text).forEach(codes::add);
    Stream.of(
            "remote-object-too-long",
            "resource-not-object",
            "resource-property-missing",
            "resource-property-invalid")
        .forEach(codes::add);
    assertThat(Problem.CATALOGUE.codes()).containsExactlyElementsOf(codes);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void every_language_says_everything(Locale language) {
    assertThat(Problem.CATALOGUE.keys(language)).isEqualTo(Problem.CATALOGUE.keys(Locale.ENGLISH));
    for (String code : Problem.CATALOGUE.codes()) {
      assertThat(Problem.CATALOGUE.message(code, language, List.of("A", "B")))
          .isNotBlank()
          .isNotEqualTo(code)
          .doesNotContain("{");
      assertThat(Problem.CATALOGUE.explanation(code, language)).isPresent();
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void every_language_names_the_same_things(Locale language) {
    for (String code : Problem.CATALOGUE.codes()) {
      String english = Problem.CATALOGUE.message(code, Locale.ENGLISH, List.of("<0>", "<1>"));
      String other = Problem.CATALOGUE.message(code, language, List.of("<0>", "<1>"));
      for (String argument : List.of("<0>", "<1>")) {
        assertThat(other.contains(argument)).as(code).isEqualTo(english.contains(argument));
      }
    }
  }

  @Test
  void arabic_is_in_arabic_script_and_french_is_not_english() {
    for (String code : Problem.CATALOGUE.codes()) {
      String arabic = Problem.CATALOGUE.message(code, Locale.forLanguageTag("ar"), List.of());
      assertThat(arabic.codePoints().anyMatch(c -> c >= 0x0600 && c <= 0x06FF)).as(code).isTrue();
      assertThat(Problem.CATALOGUE.message(code, Locale.FRENCH, List.of()))
          .isNotEqualTo(Problem.CATALOGUE.message(code, Locale.ENGLISH, List.of()));
    }
  }

  @Test
  void the_sentences_join_those_of_the_stix_library() {
    assertThat(Catalogue.STIX.and(Problem.CATALOGUE).codes())
        .containsAll(Problem.CATALOGUE.codes())
        .containsAll(Catalogue.STIX.codes());
  }
}
