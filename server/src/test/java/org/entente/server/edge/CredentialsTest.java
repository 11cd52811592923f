package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
  @Test
  void basic_is_split_at_the_first_colon_and_is_utf_8() {
    assertThat(Credentials.read("Basic " + base64("alice:pass:وورد")))
        .isEqualTo(new Credentials.Basic("alice", "pass:وورد"));
    assertThat(Credentials.read("  basic   " + base64("alice:") + " "))
        .isEqualTo(new Credentials.Basic("alice", ""));
  }

  @Test
  void bearer_is_what_follows() {
    assertThat(Credentials.read("BEARER entente_x-_1"))
        .isEqualTo(new Credentials.Bearer("entente_x-_1"));
  }

  @Test
  void token_is_another_name_for_bearer() {
    assertThat(Credentials.read("Token entente_x-_1"))
        .isEqualTo(new Credentials.Bearer("entente_x-_1"));
    assertThat(Credentials.read("token ")).isEqualTo(new Credentials.None());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "Basic", "Bearer", "Bearer ", "Basic %%%", "Basic YWxpY2U=", "Digest x"})
  void anything_else_is_none(@Nullable String header) {
    assertThat(Credentials.read(header)).isEqualTo(new Credentials.None());
  }

  @Test
  void bytes_that_are_no_utf_8_are_none() {
    byte[] pair = {'a', ':', (byte) 0xff};

    assertThat(Credentials.read("Basic " + Base64.getEncoder().encodeToString(pair)))
        .isEqualTo(new Credentials.None());
  }

  @Test
  void a_header_at_the_bound_is_read_and_a_longer_one_is_not() {
    String token = "x".repeat(Credentials.LENGTH_MAX - "Bearer ".length());

    assertThat(Credentials.read("Bearer " + token)).isEqualTo(new Credentials.Bearer(token));
    assertThat(Credentials.read("Bearer x" + token)).isEqualTo(new Credentials.None());
  }

  @Test
  void nothing_prints_a_secret() {
    assertThat(Credentials.read("Basic " + base64("alice:hunter2"))).hasToString("Basic");
    assertThat(Credentials.read("Bearer hunter2")).hasToString("Bearer");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
