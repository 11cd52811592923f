package org.entente.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.stix.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DoctorCodeTest {
  private static final List<String> ARGUMENTS = List.of("⟨0⟩", "⟨1⟩", "⟨2⟩");

  @ParameterizedTest
  @EnumSource
  void every_code_is_explained_in_three_languages(DoctorCode code) {
    for (Locale language : Catalogue.LANGUAGES) {
      var explanation = DoctorCode.CATALOGUE.explanation(code.code(), language).orElseThrow();
      assertThat(explanation.title()).isNotBlank();
      assertThat(explanation.hint()).isNotBlank();
      assertThat(named(code, language)).isEqualTo(named(code, Locale.ENGLISH));
    }
  }

  @Test
  void there_is_no_sentence_without_a_code() {
    assertThat(DoctorCode.CATALOGUE.codes())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(DoctorCode.values()).map(DoctorCode::code).toList());
  }

  /// The arguments that the sentence names.
  private static List<String> named(DoctorCode code, Locale language) {
    String message = DoctorCode.CATALOGUE.message(code.code(), language, ARGUMENTS);
    return ARGUMENTS.stream().filter(message::contains).toList();
  }
}
