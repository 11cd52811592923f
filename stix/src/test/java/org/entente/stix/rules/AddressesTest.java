package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "198.51.100.3",
        "198.51.100.0/24",
        "0.0.0.0/0",
        "1.2.3.4/32"
      })
  void takes_ipv4_addresses_and_networks(String text) {
    assertThat(Addresses.isIpv4(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.04",
        "1.2.3.1000",
        "1.2.3.-4",
        "1.2..4",
        "1.2.3.4/",
        "1.2.3.4/33",
        "1.2.3.4/08",
        "1.2.3.4/8/8",
        "1.2.3.4 ",
        "1.2.3.4:80",
        "1.2.3.\u0664",
        "198[.]51.100.3",
        "0x1.2.3.4",
        "/24"
      })
  void refuses_what_is_no_ipv4_address(String text) {
    assertThat(Addresses.isIpv4(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "2001:db8::8a2e:370:7334",
        "2001:0DB8:85a3:0000:0000:8a2e:0370:7334",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:192.0.2.128",
        "1:2:3:4:5:6:192.0.2.1",
        "64:ff9b::192.0.2.33",
        "2001:db8::/32",
        "::/0",
        "::1/128"
      })
  void takes_ipv6_addresses_and_networks(String text) {
    assertThat(Addresses.isIpv6(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1::2::3",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "12345::",
        "g::",
        "fe80::1%eth0",
        "[::1]",
        "1:2:3:4:5:6:7:192.0.2.1",
        "::192.0.2",
        "::192.0.2.256",
        "::1/129",
        "::1/",
        "192.0.2.1"
      })
  void refuses_what_is_no_ipv6_address(String text) {
    assertThat(Addresses.isIpv6(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d2:fb:49:24:37:18", "00:00:ab:cd:ef:01"})
  void takes_mac_addresses_in_lower_case_with_colons(String text) {
    assertThat(Addresses.isMac(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "D2:FB:49:24:37:18",
        "d2-fb-49-24-37-18",
        "d2:fb:49:24:37",
        "d2:fb:49:24:37:18:19",
        "d2fb.4924.3718",
        "d2:fb:49:24:37:1g",
        "d2:fb:49:24:37:1:"
      })
  void refuses_other_forms_of_mac_addresses(String text) {
    assertThat(Addresses.isMac(text)).isFalse();
  }
}
