package org.entente.exchange.account;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an account: 1 to 64 of `a-z0-9._-`, beginning with a letter or digit. Upper case is
/// no part of it, so that no two names differ in case alone. Immutable.
///
/// @param text the name
public record AccountName(String text) implements Comparable<AccountName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  public AccountName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not an account name");
    }
  }

  public static Optional<AccountName> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AccountName(text)) : Optional.empty();
  }

  @Override
  public int compareTo(AccountName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
