package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "john@example.com",
        "first.last+tag@sub.example.com",
        "!#$%&'*+-/=?^_`{|}~@example.com",
        "\"much.more unusual\"@example.com",
        "\"a\\\"b\"@example.com",
        "user@[192.0.2.1]",
        "user@[IPv6:2001:db8::1]",
        "root@localhost",
        "d\u00f6rte@s\u00f6rensen.example"
      })
  void takes_one_address_with_its_dots_in_place(String text) {
    assertThat(EmailAddresses.isAddress(text)).isTrue();
    assertThat(EmailAddresses.hasDotAtoms(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".john@example.com", "john.@example.com", "jo..hn@example.com"})
  void takes_dots_out_of_place_and_knows_them(String text) {
    assertThat(EmailAddresses.isAddress(text)).isTrue();
    assertThat(EmailAddresses.hasDotAtoms(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "john",
        "john@",
        "@example.com",
        "John <john@example.com>",
        "<john@example.com>",
        "john @example.com",
        "john@exam ple.com",
        "a@b@example.com",
        "john@example..com",
        "john,jane@example.com",
        "\"john@example.com",
        "\"jo\"hn\"@example.com",
        "\"john\\\"@example.com",
        "\"\u0007\"@example.com",
        "user@[]",
        "user@[1[2]",
        "john@example.com\n"
      })
  void refuses_what_is_no_single_address(String text) {
    assertThat(EmailAddresses.isAddress(text)).isFalse();
  }
}
