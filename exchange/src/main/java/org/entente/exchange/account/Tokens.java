package org.entente.exchange.account;

import java.time.Duration;
import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Scope;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.TokenSecret;
import org.jspecify.annotations.Nullable;

/// The tokens of all accounts. One's own need [Act#OWN_TOKENS], those of others [Act#KEEP_TOKENS]
/// (seeing: [Act#SEE_DIRECTORY]). Nobody can make a token that may do more than they may
/// themselves: a caller who showed a token passes on its scope at most. Thread-safe.
public final class Tokens {
  /// Tokens of one account that have not expired.
  public static final int TOKENS_PER_ACCOUNT_MAX = 100;

  Tokens() {}

  /// Creates a token.
  ///
  /// @param account whose it is to be
  /// @param label what to call it, at most [Token#LABEL_LENGTH_MAX] characters; may be empty
  /// @param life how long it works; null = until it is revoked
  public Outcome<Issued> create(
      Caller caller, String account, String label, Scope scope, @Nullable Duration life) {
    throw new UnsupportedOperationException();
  }

  /// The tokens of `account`, or of everybody when null, by account and time.
  public Outcome<List<Token>> list(Caller caller, @Nullable String account) {
    throw new UnsupportedOperationException();
  }

  /// Revokes a token: it does not work from the moment this returns.
  public Outcome<Token> revoke(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /// A new token, with the secret that is shown this once.
  public record Issued(Token token, TokenSecret secret) {}
}
