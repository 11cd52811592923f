package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.entente.exchange.account.Argon2id.Cost;
import org.entente.exchange.secret.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idTest {
  private static final Password PASSWORD = Password.of("password");

  private final Argon2id cheap = new Argon2id(new Cost(64, 1, 1), new SecureRandom());

  /// Made with the reference implementation (P-H-C/phc-winner-argon2, `src/test.c`).
  @Test
  void agrees_with_the_reference_implementation() {
    String reference =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    assertThat(cheap.verify(PASSWORD, reference)).isTrue();
    assertThat(cheap.verify(Password.of("Password"), reference)).isFalse();
  }

  @Test
  void verifies_what_it_hashed_and_nothing_else() {
    String hash = cheap.hash(PASSWORD);

    assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(cheap.verify(PASSWORD, hash)).isTrue();
    assertThat(cheap.verify(Password.of("passwore"), hash)).isFalse();
  }

  @Test
  void two_hashes_of_one_password_differ() {
    assertThat(cheap.hash(PASSWORD)).isNotEqualTo(cheap.hash(PASSWORD));
  }

  @Test
  void the_cost_is_that_of_the_hash_and_not_of_today() {
    String hash = cheap.hash(PASSWORD);

    assertThat(new Argon2id(Argon2id.COST, new SecureRandom()).verify(PASSWORD, hash)).isTrue();
  }

  @Test
  void no_password_belongs_to_nothing_and_it_costs_the_same() {
    assertThat(cheap.hashOfNothing()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(cheap.verify(PASSWORD, cheap.hashOfNothing())).isFalse();
    assertThat(cheap.verify(Password.of(""), cheap.hashOfNothing())).isFalse();
  }

  @Test
  void nodes_hash_with_19_mebibytes_in_two_passes() {
    assertThat(new Argon2id(Argon2id.COST, new SecureRandom()).hash(PASSWORD))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=99$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$"
      })
  void refuses_what_is_no_hash_of_its_own(String text) {
    assertThatThrownBy(() -> cheap.verify(PASSWORD, text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
