package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ipv4-addr:value = '198.51.100.3'] | IP 198.51.100.3",
        "[ipv4-addr:value='198.51.100.3'] | IP 198.51.100.3",
        "[ipv4-addr:value == '198.51.100.3'] | IP 198.51.100.3",
        "[ipv4-addr:value = '203.0.113.10/32'] | IP 203.0.113.10",
        "[ipv4-addr:value ISSUBSET '198.51.100.0/24'] | NETWORK 198.51.100.0/24",
        "[ipv6-addr:value IN ('2001:DB8::1', '2001:db8::2')] | IP 2001:db8::1, IP 2001:db8::2",
        "[domain-name:value = 'Evil.Example'] | DOMAIN evil.example",
        "[domain-name:resolves_to_refs[*].value = '198.51.100.3'] | IP 198.51.100.3",
        "[url:value = 'http://Evil.Example/a'] | URL http://evil.example/a, DOMAIN evil.example",
        "[file:hashes.MD5 = 'D41D8CD98F00B204E9800998ECF8427E'] | HASH d41d8cd98f00b204e9800998ecf8427e",
        "[file:hashes.'SHA-256' = 'ab'] | HASH ab",
        "[file:hashes.md5 = 'ab' OR file:name = 'X.exe'] | HASH ab, FILE_NAME x.exe",
        "[process:image_ref.hashes.'SHA-1' = 'ab'] | HASH ab",
        "[email-addr:value = 'A@b.example'] | EMAIL a@b.example",
        "[email-message:from_ref.value = 'A@b.example'] | EMAIL a@b.example",
        "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '198.51.100.3'] | IP 198.51.100.3",
        "[autonomous-system:number = 64496] | AUTONOMOUS_SYSTEM 64496",
        "[user-account:account_login = 'Bob'] | ACCOUNT bob",
        "[process:name = 'bh'] | FILE_NAME bh",
        "[btc-wallet:value = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'] | WALLET 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "[configuration-profile:id = 'com.evil.profile'] | NAME com.evil.profile",
        "[file:path = '/private/var/db/Evil'] | FILE_NAME /private/var/db/evil",
        "([ipv4-addr:value = '198.51.100.3'] AND [domain-name:value = 'a.example']) FOLLOWEDBY [mac-addr:value = '00-0C-29-AB-CD-EF'] WITHIN 5 SECONDS | IP 198.51.100.3, DOMAIN a.example, MAC 00:0c:29:ab:cd:ef",
        "[domain-name:value = 'a.example'] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z' | DOMAIN a.example",
        "[file:name = 'it\\'s.exe'] | FILE_NAME it's.exe",
        "[file:name = 'a\\\\'] | FILE_NAME a\\",
        "[x:y = 'z' AND file:'name' = 'b'] | FILE_NAME b",
        "[file:extensions.'windows-pebinary-ext'.sections[0].hashes.MD5 = 'ab'] | HASH ab",
        "[a:value = 'b.example' AND domain-name:value = 'c.example'] | NAME b.example, DOMAIN c.example",
      })
  void equality_gives_the_value(String pattern, String expected) {
    assertThat(values(pattern).stream().map(it -> it.kind() + " " + it.text()).toList())
        .containsExactlyElementsOf(List.of(expected.split(", ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ipv4-addr:value != '198.51.100.3']",
        "[ipv4-addr:value NOT = '198.51.100.3']",
        "[NOT ipv4-addr:value = '198.51.100.3']",
        "[ipv4-addr:value NOT IN ('198.51.100.3', '198.51.100.4')]",
        "[file:size > 100]",
        "[file:size >= 100]",
        "[domain-name:value LIKE '%.example']",
        "[domain-name:value MATCHES '^a']",
        "[file:created = t'2026-01-01T00:00:00Z']",
        "[artifact:payload_bin = b'YWJj']",
        "[EXISTS file:name]",
        "domain-name = 'a.example'",
        "'a' = 'b'",
        "",
        "["
      })
  void everything_else_gives_none(String pattern) {
    assertThat(values(pattern)).isEmpty();
  }

  @Test
  void after_a_negation_the_next_comparison_counts_again() {
    assertThat(values("[file:name NOT = 'a' AND file:name = 'b']"))
        .containsExactly(new IndexedValue(Kind.FILE_NAME, "b"));
  }

  @Test
  void one_object_gives_at_most_so_many_values() {
    String many =
        IntStream.rangeClosed(0, Admission.VALUES_MAX)
            .mapToObj(i -> "file:name = 'f" + i + "'")
            .collect(Collectors.joining(" OR ", "[", "]"));
    var list = new ValueList(Admission.VALUES_MAX);
    PatternValues.add(many, list);

    assertThat(list.values()).hasSize(Admission.VALUES_MAX);
    assertThat(list.isComplete()).isFalse();
  }

  /// Each of these took quadratic time, that is hours, in some draft.
  @ParameterizedTest
  @Timeout(60)
  @ValueSource(strings = {"a[", "a:b[", "a:b[0]", "'\\'", "\\'", "[a:b='\\'x']", "(", "a:"})
  void a_long_hostile_pattern_is_passed_over_in_one_go(String piece) {
    String hostile = piece.repeat(2_000_000 / piece.length());
    var list = new ValueList(Admission.VALUES_MAX);
    PatternValues.add(hostile, list);

    assertThat(list.values()).hasSizeLessThanOrEqualTo(Admission.VALUES_MAX);
  }

  private static List<IndexedValue> values(String pattern) {
    var list = new ValueList(Admission.VALUES_MAX);
    PatternValues.add(pattern, list);
    return list.values();
  }
}
