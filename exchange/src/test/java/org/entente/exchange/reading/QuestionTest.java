package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.entente.exchange.collection.NormalForm;
import org.entente.exchange.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | IP | 198.51.100.7",
        "198.51.100[.]7 | IP | 198.51.100.7",
        "198[.]51[.]100[.]7 | IP | 198.51.100.7",
        "2001:DB8:0:0::1 | IP | 2001:db8::1",
        "2001[:]db8[:][:]1 | IP | 2001:db8::1",
        "198.51.100.9/24 | NETWORK | 198.51.100.0/24",
        "EVIL[.]Example. | DOMAIN | evil.example",
        "evil(dot)example | DOMAIN | evil.example",
        "evil {DOT} example | DOMAIN | evil.example",
        "evil\\.example | DOMAIN | evil.example",
        "hxxp://evil[.]example/a | URL | http://evil.example/a",
        "hXXps[:]//evil.example | URL | https://evil.example/",
        "h**p://evil.example | URL | http://evil.example/",
        "hxxps[://]evil[.]example/x[1] | URL | https://evil.example/x[1]",
        "fxp://evil.example/a | URL | ftp://evil.example/a",
        "someone[at]evil[.]example | EMAIL | someone@evil.example",
        "someone [AT] evil [dot] example | EMAIL | someone@evil.example",
        "someone(@)evil.example | EMAIL | someone@evil.example",
        "D41D8CD98F00B204E9800998ECF8427E | HASH | d41d8cd98f00b204e9800998ecf8427e",
        "00-1B-44-11-3A-B7 | MAC | 00:1b:44:11:3a:b7",
        "0xDE0B295669a9FD93d5F28D9Ec85E40f4cb697BAe | WALLET"
            + " | 0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae",
        "as64496 | AUTONOMOUS_SYSTEM | 64496"
      })
  void the_form_says_what_a_value_is(String text, Kind kind, String normal) {
    assertThat(understood(text, null).values().getFirst())
        .isEqualTo(new IndexedValue(kind, normal));
  }

  @Test
  void a_value_may_mean_several_things() {
    assertThat(understood("T1003.001", null).values())
        .contains(
            new IndexedValue(Kind.EXTERNAL_ID, "T1003.001"),
            new IndexedValue(Kind.NAME, "t1003.001"),
            new IndexedValue(Kind.DOMAIN, "t1003.001"));
    assertThat(understood("Copper [.] Heron", null).values())
        .contains(new IndexedValue(Kind.NAME, "copper [.] heron"));
    assertThat(understood("4".repeat(95), null).values())
        .contains(new IndexedValue(Kind.WALLET, "4".repeat(95)));
  }

  @Test
  void an_address_means_the_networks_around_it_too() {
    var values = understood("198.51.100.7", null).values();
    assertThat(values)
        .filteredOn(value -> value.kind() == Kind.NETWORK)
        .extracting(IndexedValue::text)
        .hasSize(32)
        .startsWith("198.51.100.6/31", "198.51.100.4/30")
        .contains("198.51.100.0/24", "198.0.0.0/8")
        .endsWith("0.0.0.0/0")
        .allMatch(
            network -> NormalForm.of(Kind.NETWORK, network).orElseThrow().text().equals(network));
    assertThat(understood("2001:db8::1", null).values())
        .filteredOn(value -> value.kind() == Kind.NETWORK)
        .hasSize(128)
        .contains(new IndexedValue(Kind.NETWORK, "2001:db8::/32"));
  }

  @Test
  void a_kind_leaves_one_meaning() {
    assertThat(understood("evil[.]example", Kind.DOMAIN).values())
        .contains(new IndexedValue(Kind.DOMAIN, "evil.example"))
        .allMatch(value -> value.kind() == Kind.DOMAIN);
    assertThat(refused("evil.example", Kind.IP)).isEqualTo(RefusalCode.VALUE_NOT_OF_KIND);
  }

  @Test
  void what_is_no_value_is_refused_by_code() {
    assertThat(refused("", null)).isEqualTo(RefusalCode.VALUE_EMPTY);
    assertThat(refused(" \u00a0\t", null)).isEqualTo(RefusalCode.VALUE_EMPTY);
    assertThat(refused("a\u0000b", null)).isEqualTo(RefusalCode.VALUE_NOT_TEXT);
    assertThat(refused("caf\ufffd", null)).isEqualTo(RefusalCode.VALUE_NOT_TEXT);
    assertThat(refused("x\ud800", null)).isEqualTo(RefusalCode.VALUE_NOT_TEXT);
  }

  @Test
  void the_length_is_bounded() {
    assertThat(understood("x".repeat(Question.LENGTH_MAX), null).values()).isNotEmpty();
    assertThat(refused("x".repeat(Question.LENGTH_MAX + 1), null))
        .isEqualTo(RefusalCode.VALUE_TOO_LONG);
  }

  @ParameterizedTest
  @CsvSource({"[x].example", "a[b", "(dots)", "[]", "http://[2001:db8::1]/", "x[.", "array[12]"})
  void what_is_not_defanged_stays_as_it_is(String text) {
    assertThat(Refanged.of(text)).isEqualTo(text);
  }

  private static Question understood(String text, @Nullable Kind kind) {
    return switch (Question.read(text, kind)) {
      case Question.Read.Understood(var question) -> question;
      case Question.Read.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static RefusalCode refused(String text, @Nullable Kind kind) {
    return switch (Question.read(text, kind)) {
      case Question.Read.Understood(var question) -> throw new AssertionError(question.toString());
      case Question.Read.Refused(var code, var arguments) -> code;
    };
  }
}
