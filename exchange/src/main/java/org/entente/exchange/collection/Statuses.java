package org.entente.exchange.collection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The status resources of recent requests, across restarts.
public interface Statuses {
  /// The record, or empty when there is none or it was forgotten. What has expired may still be
  /// there: whoever serves it looks at [StatusRecord#expires].
  Optional<StatusRecord> get(UUID id);

  /// Forgets what had expired at `now` (its `expires` is not after it), at most `max` records and
  /// the earliest first; returns how many. The one thing here that writes: it is a commit.
  ///
  /// @throws org.entente.exchange.commit.StoreRefusal when nothing can be written now
  int forgetExpired(Instant now, int max);
}
