package org.entente.exchange.collection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The status resources of recent requests, across restarts.
public interface Statuses {
  Optional<StatusRecord> get(UUID id);

  /// Forgets what had expired at `now`, at most `max` records; returns how many.
  int forgetExpired(Instant now, int max);
}
