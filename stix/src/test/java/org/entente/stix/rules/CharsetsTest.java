package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-8", "utf-8", "US-ASCII", "ISO-8859-1", "windows-1252", "KOI8-R", "Shift_JIS"})
  void takes_names_of_the_registry(String name) {
    assertThat(Charsets.isRegistered(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "UTF8", "utf 8", "latin1", "ascii", "cp1252", "UTF-8 ", "binary"})
  void refuses_aliases_and_what_is_no_character_set(String name) {
    assertThat(Charsets.isRegistered(name)).isFalse();
  }
}
