package org.entente.exchange.account;

import java.time.Instant;
import org.entente.exchange.access.Scope;
import org.jspecify.annotations.Nullable;

/// A token of an account, without its secret, which is shown once and kept by nobody. Immutable.
///
/// @param id what it is called in lists, commands and logs; tells nothing about the secret
/// @param account whose it is
/// @param label what its owner calls it; may be empty
/// @param scope what it may be used for, at most
/// @param created when it was made
/// @param expires from when on it no longer works; null = never
public record Token(
    String id,
    AccountName account,
    String label,
    Scope scope,
    Instant created,
    @Nullable Instant expires) {
  /// Longest label, in characters.
  public static final int LABEL_LENGTH_MAX = 100;

  public boolean expiredAt(Instant now) {
    return expires != null && !now.isBefore(expires);
  }
}
