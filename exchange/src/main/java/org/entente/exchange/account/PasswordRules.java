package org.entente.exchange.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.SecretAccess;

/// Which passwords are taken: length decides, not a mixture of signs (NIST SP 800-63B §5.1.1); what
/// everybody guesses first is refused.
public final class PasswordRules {
  /// Fewest characters.
  public static final int CHARACTERS_MIN = 12;

  /// Most bytes in UTF-8, so that hashing one stays cheap.
  public static final int BYTES_MAX = 1024;

  /// Fewest different characters: fewer make up `aaaaaaaaaaaa` and `121212121212`.
  private static final int DISTINCT_MIN = 5;

  /// Words that are no better for being repeated or followed by digits and signs.
  private static final List<String> COMMON =
      List.of(
          "password",
          "passwort",
          "passw0rd",
          "motdepasse",
          "administrator",
          "administrateur",
          "admin",
          "entente",
          "exchange",
          "changeme",
          "letmein",
          "welcome",
          "bienvenue",
          "secret",
          "qwertyuiop",
          "azertyuiop",
          "qwerty",
          "azerty",
          "asdfghjkl",
          "abcdefghijklmnopqrstuvwxyz");

  private static final String DIGITS = "01234567890123456789";

  private PasswordRules() {}

  /// Why `password` is not good enough for `account`; empty when it is.
  static Optional<RefusalCode> objection(AccountName account, Password password) {
    if (password.characters() < CHARACTERS_MIN || password.secret().length() > BYTES_MAX) {
      return Optional.of(RefusalCode.PASSWORD_LENGTH);
    }
    String text =
        new String(password.secret().bytes(SecretAccess.GRANTED), StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    boolean weak =
        text.codePoints().distinct().count() < DISTINCT_MIN
            || DIGITS.contains(text)
            || isMadeOf(text, account.text())
            || COMMON.stream().anyMatch(word -> isMadeOf(text, word));
    return weak ? Optional.of(RefusalCode.WEAK_PASSWORD) : Optional.empty();
  }

  /// Whether nothing but digits and signs is left of `text` without `word`.
  private static boolean isMadeOf(String text, String word) {
    String rest = text.replace(word, "");
    return rest.length() < text.length() && rest.codePoints().noneMatch(Character::isLetter);
  }
}
