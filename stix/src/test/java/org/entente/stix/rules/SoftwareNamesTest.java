package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:o:microsoft:windows_10:-:*:*:*:*:*:x64:*",
        "cpe:2.3:a:c\\+\\+:a\\:b:1.0\\*:*:*:*:*:*:*:*",
        "cpe:2.3:h:*:?:-:*:*:*:*:*:*:*"
      })
  void takes_formatted_names_of_eleven_components(String text) {
    assertThat(SoftwareNames.isCpe(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "word",
        "cpe:/a:microsoft:word:2000",
        "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*",
        "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*:*",
        "cpe:2.3:x:microsoft:word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:ao:microsoft:word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:a:micro soft:word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:a:c++:word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:a::word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:\\"
      })
  void refuses_other_forms(String text) {
    assertThat(SoftwareNames.isCpe(text)).isFalse();
  }
}
