package org.entente.exchange.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.stix.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class RefusalCodeTest {
  static final List<Locale> LANGUAGES = Catalogue.LANGUAGES;

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void every_code_has_its_sentence_title_and_hint_in_every_language(Locale language) {
    var wanted = new TreeSet<String>();
    for (RefusalCode code : RefusalCode.values()) {
      wanted.addAll(List.of(code.code(), code + ".title", code + ".hint"));
    }

    assertThat(Sentences.OF_DOMAIN.keys(language)).containsExactlyElementsOf(wanted);
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void no_sentence_is_the_same_in_two_languages(RefusalCode code) {
    var refusal = new Refusal(code, List.of("x", "y"), new UUID(0, 0), List.of(), null);

    assertThat(Stream.of(LANGUAGES.toArray(Locale[]::new)).map(refusal::message))
        .doesNotHaveDuplicates()
        .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{", "}"));
    assertThat(Stream.of(LANGUAGES.toArray(Locale[]::new)).map(refusal::hint))
        .doesNotHaveDuplicates();
  }

  @Test
  void codes_are_not_taken_by_the_library() {
    assertThat(Catalogue.STIX.and(Sentences.OF_DOMAIN).codes())
        .containsAll(Sentences.OF_DOMAIN.codes())
        .containsAll(Catalogue.STIX.codes());
  }

  @Test
  void a_turkish_machine_changes_no_code() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(RefusalCode.values())
          .allSatisfy(code -> assertThat(code.code()).matches("[a-z-]+"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
