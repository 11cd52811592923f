package org.entente.exchange.account;

import org.entente.exchange.secret.Password;

/// A slow hash for passwords. Thread-safe; blocks for as long as it takes.
public interface PasswordHash {
  /// A new hash with a salt of its own, in a form that [#verify] understands.
  String hash(Password password);

  /// What no password belongs to, and yet takes as long to verify as any hash; made without
  /// hashing.
  String hashOfNothing();

  /// Whether `password` is the one that `encoded` was made of.
  ///
  /// @throws IllegalArgumentException when `encoded` is no hash of this sort
  boolean verify(Password password, String encoded);
}
