package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0123456789abcdef"})
  void takes_even_lower_case_hexadecimal(String text) {
    assertThat(Encodings.isHex(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0g", "AB", "aB", "0x00", " 00", "\u0660\u0660"})
  void refuses_other_hexadecimal(String text) {
    assertThat(Encodings.isHex(text)).isFalse();
  }

  @Test
  void takes_hexadecimal_of_either_case_where_a_length_is_given() {
    assertThat(Encodings.isHexOfLength("#aB", 1, 2)).isTrue();
    assertThat(Encodings.isHexOfLength("#aB", 1, 3)).isFalse();
    assertThat(Encodings.isHexOfLength("#aBc", 1, 2)).isFalse();
    assertThat(Encodings.isHexOfLength("#ag", 1, 2)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "VGhpcw==", "VGhpc28=", "VGhpc29u", "+/+/"})
  void takes_padded_base64(String text) {
    assertThat(Encodings.isBase64(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V",
        "VG",
        "VGh",
        "VGhpcw",
        "VGhpcw=",
        "VGhp===",
        "====",
        "VG=p",
        "VGhp\nVGhp",
        "-_-_",
        "VGhp cw==",
        "VGhpcw==VGhp"
      })
  void refuses_other_base64(String text) {
    assertThat(Encodings.isBase64(text)).isFalse();
  }
}
