package org.entente.server.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TranslationsTest {
  private static final String[] ARGUMENTS = {"a", "b", "c", "d", "e"};

  @ParameterizedTest
  @EnumSource(ServerCode.class)
  void says_everything_in_three_languages(ServerCode code) {
    var refusal = new NodeRefusal(code, "", ARGUMENTS);
    for (Locale locale : new Locale[] {Locale.FRENCH, Locale.of("ar")}) {
      assertThat(refusal.message(locale)).isNotEqualTo(refusal.message(Locale.ENGLISH));
      assertThat(refusal.hint(locale)).isNotEqualTo(refusal.hint(Locale.ENGLISH));
    }
    assertThat(refusal.hint(Locale.ENGLISH)).as("hints take no arguments").doesNotContain("{");
    assertThat(refusal.message(Locale.of("ar"))).containsPattern("\\p{IsArabic}{3}");
  }
}
