package org.entente.exchange.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void consists_of_letters_digits_hyphen_and_underscore_alone() {
    for (int i = 0; i < 200; i++) {
      assertThat(TokenSecret.random(random).reveal(SecretAccess.GRANTED))
          .matches("entente_[A-Za-z0-9_-]{43}");
    }
  }

  @Test
  void is_another_one_each_time() {
    assertThat(TokenSecret.random(random)).isNotEqualTo(TokenSecret.random(random));
  }

  @Test
  void reads_back_what_it_reveals() {
    TokenSecret token = TokenSecret.random(random);

    assertThat(TokenSecret.parse(token.reveal(SecretAccess.GRANTED))).contains(token);
  }

  @Test
  void the_digest_is_that_of_its_characters() {
    TokenSecret token = TokenSecret.parse("entente_" + "A".repeat(43)).orElseThrow();

    // printf 'entente_AAA…' | sha256sum
    assertThat(token.digest())
        .isEqualTo("379cbe82eb8d6e48727fa76fe4410b29d88b176f5b8ea0e3e66b80b59b820db0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "entente_",
        "entente_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "entente_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Entente_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "entente_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:",
        "entente_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé",
        "a good long password"
      })
  void tells_what_has_not_the_form_of_a_token(String text) {
    assertThat(TokenSecret.parse(text)).isEmpty();
  }
}
