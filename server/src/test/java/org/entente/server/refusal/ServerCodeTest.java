package org.entente.server.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ServerCodeTest {
  private static final List<String> ARGUMENTS = List.of("⟨0⟩", "⟨1⟩", "⟨2⟩", "⟨3⟩", "⟨4⟩");
  private static final Locale FRENCH = Locale.of("fr");
  private static final Locale ARABIC = Locale.of("ar");

  @ParameterizedTest
  @EnumSource
  void every_code_is_explained_in_three_languages(ServerCode code) {
    List<String> english = sentences(code, Locale.ENGLISH);
    List<String> french = sentences(code, FRENCH);
    List<String> arabic = sentences(code, ARABIC);

    for (int i = 0; i < english.size(); i++) {
      assertThat(english.get(i)).isNotBlank();
      assertThat(french.get(i)).isNotBlank().isNotEqualTo(english.get(i));
      assertThat(arabic.get(i)).matches("(?s).*\\p{IsArabic}.*");
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_language_names_the_same_things(ServerCode code) {
    for (String argument : ARGUMENTS) {
      boolean named = code.message(Locale.ENGLISH, ARGUMENTS).contains(argument);
      assertThat(code.message(FRENCH, ARGUMENTS).contains(argument)).isEqualTo(named);
      assertThat(code.message(ARABIC, ARGUMENTS).contains(argument)).isEqualTo(named);
    }
    for (Locale language : List.of(Locale.ENGLISH, FRENCH, ARABIC)) {
      assertThat(code.hint(language) + code.title(language)).doesNotContainPattern("\\{\\d\\}");
    }
  }

  private static List<String> sentences(ServerCode code, Locale language) {
    return List.of(code.message(language, ARGUMENTS), code.title(language), code.hint(language));
  }
}
