package org.entente.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HarmlessTest {
  private static final String ISOLATE = "\u2068";
  private static final String POP = "\u2069";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "Ministère de l’Intérieur",
        "وزارة الداخلية",
        "日本語",
        "\ud83d\udc7e",
        "می\u200cخواهم",
        "العدد \u0600123"
      })
  void leaves_what_people_write_as_it_is(String text) {
    assertThat(Harmless.escaped(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\u001b[31mb', 'a\\u001b[31mb'",
    "'a\u009b31mb', 'a\\u009b31mb'",
    "'a\u0007b', 'a\\u0007b'",
    "'a\u007fb', 'a\\u007fb'",
    "'a\nb', 'a\\nb'",
    "'a\rb', 'a\\rb'",
    "'a\tb', 'a\\tb'",
    "'a\u202eb', 'a\\u202eb'",
    "'a\u2066b', 'a\\u2066b'",
    "'a\u200fb', 'a\\u200fb'",
    "'a\u061cb', 'a\\u061cb'",
    "'a\u2028b', 'a\\u2028b'",
    "'a\ufeffb', 'a\\ufeffb'",
    "'a\udb40\udc41b', 'a\\udb40\\udc41b'"
  })
  void writes_out_what_a_terminal_or_the_reading_direction_reacts_to(String text, String expected) {
    assertThat(Harmless.escaped(text)).isEqualTo(expected);
  }

  @Test
  void writes_out_half_a_surrogate_pair() {
    assertThat(Harmless.escaped("a\ud800b")).isEqualTo("a\\ud800b");
  }

  @Test
  void sets_right_to_left_text_apart_in_a_left_to_right_sentence() {
    assertThat(Harmless.isolated("مغرب", false)).isEqualTo(ISOLATE + "مغرب" + POP);
    assertThat(Harmless.isolated("Maroc", false)).isEqualTo("Maroc");
  }

  @Test
  void sets_all_data_apart_in_a_right_to_left_sentence() {
    assertThat(Harmless.isolated("Maroc", true)).isEqualTo(ISOLATE + "Maroc" + POP);
  }

  @Test
  void data_cannot_close_the_isolation_around_it() {
    assertThat(Harmless.isolated("مغرب" + POP + "x", false))
        .isEqualTo(ISOLATE + "مغرب\\u2069x" + POP);
  }
}
