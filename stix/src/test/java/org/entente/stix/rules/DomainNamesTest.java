package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "example.com.",
        "localhost",
        "EXAMPLE.com",
        "a.b.c.d",
        "3.example",
        "xn--bcher-kva.example",
        "b\u00fccher.example",
        "\u0645\u062b\u0627\u0644.\u0625\u062e\u062a\u0628\u0627\u0631",
        "\u4f8b\u5b50.\u6d4b\u8bd5",
        "\u0928\u093e\u0930\u0940.example",
        "_dmarc.example.com",
        "*.example.com",
        "\ud83d\udca9.example"
      })
  void takes_names_of_any_script(String name) {
    assertThat(DomainNames.isDomainName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".com",
        "a..b",
        "example.com..",
        "-a.com",
        "a-.com",
        "a b.com",
        "a/b.com",
        "http://example.com",
        "example.com:80",
        "example[.]com",
        "a,b.com",
        "a.*.com",
        "*a.com",
        "a@b.com",
        "a\u0000.com",
        "a\u2028.com",
        "a\u200b.com"
      })
  void refuses_what_is_no_name(String name) {
    assertThat(DomainNames.isDomainName(name)).isFalse();
  }

  @Test
  void takes_labels_of_63_and_names_of_253_characters_and_no_longer_ones() {
    String label = "a".repeat(63);
    assertThat(DomainNames.isDomainName(label)).isTrue();
    assertThat(DomainNames.isDomainName(label + "a")).isFalse();
    String name = String.join(".", label, label, label, "b".repeat(61));
    assertThat(name).hasSize(253);
    assertThat(DomainNames.isDomainName(name)).isTrue();
    assertThat(DomainNames.isDomainName(name + ".")).isTrue();
    assertThat(DomainNames.isDomainName(name + "b")).isFalse();
  }
}
