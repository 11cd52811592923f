package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final AccountName ACCOUNT = new AccountName("amina.k");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "kjh34-asdlkj",
        "trois petits chats",
        "حصان أزرق يقرأ الصحف",
        "admin of the house",
        "amina.k has a dog"
      })
  void length_is_enough(String password) {
    assertThat(PasswordRules.objection(ACCOUNT, Password.of(password))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaa",
        "121212121212",
        "123456789012",
        "Password1234",
        "password-2026!",
        "passwordpassword",
        "MotDePasse2026",
        "amina.k-2026!",
        "amina.kamina.k",
        "entente-2026-!",
        "qwertyuiop123"
      })
  void what_everybody_guesses_first_is_weak(String password) {
    assertThat(PasswordRules.objection(ACCOUNT, Password.of(password)))
        .contains(RefusalCode.WEAK_PASSWORD);
  }

  @Test
  void length_has_bounds() {
    assertThat(PasswordRules.objection(ACCOUNT, Password.of("kjh34-asdlk")))
        .contains(RefusalCode.PASSWORD_LENGTH);
    String longest = "kjh34-asdlkj ".repeat(100).substring(0, PasswordRules.BYTES_MAX);
    assertThat(PasswordRules.objection(ACCOUNT, Password.of(longest))).isEmpty();
    assertThat(PasswordRules.objection(ACCOUNT, Password.of(longest + "x")))
        .contains(RefusalCode.PASSWORD_LENGTH);
  }
}
