package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Most of these are the examples of RFC 5646, appendix A.
class LanguageTagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "de",
        "FR",
        "ja",
        "i-enochian",
        "zh-Hant",
        "zh-cmn-Hans-CN",
        "cmn-Hans-CN",
        "zh-yue-HK",
        "sr-Latn-RS",
        "sl-rozaj-biske",
        "de-CH-1901",
        "sl-IT-nedis",
        "hy-Latn-IT-arevela",
        "de-DE",
        "en-US",
        "es-419",
        "de-CH-x-phonebk",
        "az-Arab-x-AZE-derbend",
        "x-whatever",
        "qaa-Qaaa-QM-x-southern",
        "en-US-u-islamcal",
        "en-a-myext-b-another",
        "EN-gb-OED",
        "sgn-BE-FR",
        "zh-min-nan",
        "art-lojban",
        "sh"
      })
  void takes_tags_in_any_letter_case(String tag) {
    assertThat(LanguageTags.isLanguageTag(tag)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "e",
        "xx",
        "zz",
        "en_US",
        "en-",
        "-en",
        "en--US",
        "de-419-DE",
        "a-DE",
        "ar-a-aaa-b-bbb-a-ccc",
        "de-1901-1901",
        "en-x",
        "x",
        "en-a",
        "en-abcdefghi",
        "english",
        "abcd",
        "en-US-GB",
        "en-\u00e9t\u00e9",
        "1n",
        "en-US ",
        "en US",
        "deutsch",
        "zh-yue-min-nan-hak"
      })
  void refuses_what_is_no_tag(String tag) {
    assertThat(LanguageTags.isLanguageTag(tag)).isFalse();
  }

  @Test
  void takes_tags_of_250_characters_and_no_longer_ones() {
    String tag = "en-x-" + "a-".repeat(122) + "b";
    assertThat(tag).hasSize(250);
    assertThat(LanguageTags.isLanguageTag(tag)).isTrue();
    assertThat(LanguageTags.isLanguageTag(tag + "c")).isFalse();
  }
}
