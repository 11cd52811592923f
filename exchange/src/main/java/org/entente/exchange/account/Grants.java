package org.entente.exchange.account;

import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/// Who was given what on which collection. Changing needs [Act#KEEP_GRANTS], seeing
/// [Act#SEE_DIRECTORY]; one's own grants are always visible. Thread-safe.
public final class Grants {
  Grants() {}

  /// What `caller` may do with `collection` now: a look-up in an immutable snapshot.
  public Rights rights(Caller caller, CollectionId collection) {
    throw new UnsupportedOperationException();
  }

  /// Gives `grant`, replacing what was there; null takes it back, so that the role decides again.
  /// Auditors take none (`role-takes-no-grant`).
  public Outcome<Given> set(
      Caller caller, String account, CollectionId collection, @Nullable Grant grant) {
    throw new UnsupportedOperationException();
  }

  /// The grants of `account` on `collection`; null stands for all.
  public Outcome<List<Given>> list(
      Caller caller, @Nullable String account, @Nullable CollectionId collection) {
    throw new UnsupportedOperationException();
  }

  /// One grant.
  public record Given(AccountName account, CollectionId collection, @Nullable Grant grant) {}
}
