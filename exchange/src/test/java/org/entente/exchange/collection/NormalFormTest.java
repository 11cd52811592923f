package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IP | 198.51.100.3 | 198.51.100.3",
        "IP | 2001:DB8:0:0:0:0:0:1 | 2001:db8::1",
        "IP | 2001:db8::0:1 | 2001:db8::1",
        "IP | 2001:0db8:0000:0000:0000:ff00:0042:8329 | 2001:db8::ff00:42:8329",
        "IP | ::ffff:192.0.2.128 | ::ffff:c000:280",
        "IP | ::1 | ::1",
        "IP | 2001:db8:1:1:1:1:1:: | 2001:db8:1:1:1:1:1:0",
        "IP | 2001:db8:0:1:1:1:1:1 | 2001:db8:0:1:1:1:1:1",
        "IP | 2001:0:0:1:0:0:0:1 | 2001:0:0:1::1",
        "NETWORK | 198.51.100.7/24 | 198.51.100.0/24",
        "NETWORK | 2001:DB8::1/32 | 2001:db8::/32",
        "NETWORK | 198.51.100.7/0 | 0.0.0.0/0",
        "DOMAIN | EVIL.Example. | evil.example",
        "DOMAIN | bücher.example | xn--bcher-kva.example",
        "DOMAIN | _dmarc.evil.example | _dmarc.evil.example",
        "URL | HTTPS://Evil.Example | https://evil.example/",
        "URL | http://evil.example:80/A?b=C#D | http://evil.example/A?b=C#D",
        "URL | http://evil.example:8080?x | http://evil.example:8080/?x",
        "URL | https://User:Pw@Evil.Example:443/Path | https://User:Pw@evil.example/Path",
        "URL | http://[2001:DB8::1]:80/ | http://[2001:db8::1]/",
        "HASH | D41D8CD98F00B204E9800998ECF8427E | d41d8cd98f00b204e9800998ecf8427e",
        "HASH | 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C | 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C",
        "EMAIL | Alice@Evil.EXAMPLE | alice@evil.example",
        "MAC | 00-0C-29-AB-cd-EF | 00:0c:29:ab:cd:ef",
        "WALLET | 1BoatSLRHtKNngkdXEeobR76b53LETtpyT | 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "WALLET | 0xDE0B295669a9FD93d5F28D9Ec85E40f4cb697BAe | 0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae",
        "AUTONOMOUS_SYSTEM | AS64496 | 64496",
        "AUTONOMOUS_SYSTEM | 064496 | 64496",
        "ACCOUNT | Administrator | administrator",
        "FILE_NAME | Invoice.EXE | invoice.exe",
        "NAME |   Fancy   Bear | fancy bear",
        "NAME | ＦＡＮＣＹ ﬁle | fancy file",
        "NAME | حملة الصقر | حملة الصقر",
        "EXTERNAL_ID | cve-2021-44228 | CVE-2021-44228",
        "EXTERNAL_ID | t1059.001 | T1059.001",
      })
  void each_kind_has_one_spelling(Kind kind, String raw, String normal) {
    assertThat(NormalForm.of(kind, raw)).contains(new IndexedValue(kind, normal));
    assertThat(NormalForm.of(kind, normal)).contains(new IndexedValue(kind, normal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IP | 198.51.100",
        "IP | 198.51.100.256",
        "IP | 198.51.100.03",
        "IP | 198.51.100.3.4",
        "IP | 2001:db8",
        "IP | 2001:db8::1::2",
        "IP | 1:2:3:4:5:6:7:8:9",
        "IP | 1:2:3:4:5:6:7::8",
        "IP | :1:2:3:4:5:6:7",
        "IP | 1:2:3:4:5:6:7:",
        "IP | 12345::",
        "IP | ::g",
        "IP | fe80::1%eth0",
        "IP | evil.example",
        "IP | :",
        "NETWORK | 198.51.100.0/33",
        "NETWORK | 198.51.100.0/",
        "NETWORK | 198.51.100.0/-1",
        "NETWORK | 2001:db8::/129",
        "NETWORK | 198.51.100.0",
        "DOMAIN | evil example",
        "DOMAIN | .",
        "URL | evil.example/path",
        "URL | ://evil.example",
        "URL | http://",
        "URL | file:///etc/passwd",
        "EMAIL | @evil.example",
        "EMAIL | alice",
        "MAC | 00:0c:29:ab:cd",
        "MAC | 00:0c:29:ab:cd:zz",
        "AUTONOMOUS_SYSTEM | AS",
        "AUTONOMOUS_SYSTEM | 12345678901",
        "AUTONOMOUS_SYSTEM | 64k",
        "NAME | ''",
      })
  void what_is_none_of_the_kind_is_not_looked_up(Kind kind, String raw) {
    assertThat(NormalForm.of(kind, raw)).isEmpty();
  }

  @Test
  void a_value_has_at_most_so_many_characters() {
    String longest = "x".repeat(NormalForm.LENGTH_MAX);

    assertThat(NormalForm.of(Kind.FILE_NAME, longest)).isPresent();
    assertThat(NormalForm.of(Kind.FILE_NAME, longest + "x")).isEmpty();
    // One character that becomes eighteen.
    assertThat(NormalForm.of(Kind.NAME, "\uFDFA".repeat(200))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.3 | IP",
        "198.51.100.0/24 | NETWORK",
        "198.51.100.3/32 | IP",
        "2001:db8::1 | IP",
        "https://evil.example/x | URL",
        "alice@evil.example | EMAIL",
        "d41d8cd98f00b204e9800998ecf8427e | HASH",
        "00:0c:29:ab:cd:ef | MAC",
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT | WALLET",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq | WALLET",
        "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae | WALLET",
        "evil.example | DOMAIN",
        "CVE-2021-44228 | EXTERNAL_ID",
      })
  void a_pasted_value_is_recognised(String text, Kind kind) {
    assertThat(NormalForm.guesses(text)).first().extracting(IndexedValue::kind).isEqualTo(kind);
  }

  @Test
  void what_may_be_several_things_is_looked_up_as_all_of_them() {
    assertThat(NormalForm.guesses("invoice.exe"))
        .extracting(IndexedValue::kind)
        .containsAll(List.of(Kind.DOMAIN, Kind.FILE_NAME, Kind.NAME));
    assertThat(NormalForm.guesses(" ")).isEmpty();
  }

  @Test
  void the_host_of_a_url_is_a_value_of_its_own() {
    assertThat(host("http://User@Evil.Example:8080/x@y"))
        .isEqualTo(new IndexedValue(Kind.DOMAIN, "evil.example"));
    assertThat(host("http://198.51.100.3/x")).isEqualTo(new IndexedValue(Kind.IP, "198.51.100.3"));
    assertThat(host("http://[2001:DB8::1]:8080/"))
        .isEqualTo(new IndexedValue(Kind.IP, "2001:db8::1"));
    assertThat(host("http://good.example\\@evil.example/"))
        .isEqualTo(new IndexedValue(Kind.DOMAIN, "good.example"));
  }

  private static IndexedValue host(String url) {
    return NormalForm.hostOrNull(NormalForm.of(Kind.URL, url).orElseThrow().text());
  }
}
