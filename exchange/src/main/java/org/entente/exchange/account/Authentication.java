package org.entente.exchange.account;

import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Origin;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.exchange.secret.TokenSecret;

/// Finds out who is asking, for each request anew: account, token and their state come from the
/// newest snapshot, so that barring an account or revoking a token counts at once. Counts requests
/// per address and account, and slows down guessing. Every refusal is recorded. Thread-safe; blocks
/// while a password is verified.
public final class Authentication {
  Authentication() {}

  /// A name with a password, or with a token in its place (as clients do that know HTTP's Basic
  /// only): `secret` is taken for a token when it has the form of one.
  ///
  /// Refused as `unauthenticated` whether the account does not exist, is disabled, or the secret is
  /// wrong, after the same work; as `login-throttled` after too many failures for this account from
  /// this address; as `busy` when too many passwords are being verified; as `rate-limited`.
  public Outcome<Caller> basic(String account, CharSequence secret, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /// As [#basic], with a password for certain.
  public Outcome<Caller> password(String account, Password password, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /// A token alone, as HTTP's Bearer has it.
  public Outcome<Caller> bearer(CharSequence token, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /// As [#bearer].
  public Outcome<Caller> token(TokenSecret token, Origin origin) {
    throw new UnsupportedOperationException();
  }
}
