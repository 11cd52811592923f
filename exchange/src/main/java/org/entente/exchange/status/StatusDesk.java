package org.entente.exchange.status;

import java.util.UUID;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.refusal.Outcome;

/// The status resources of requests to add objects (TAXII 2.1 §4.3). Thread-safe.
public final class StatusDesk {
  StatusDesk() {}

  /// What became of a request. Only whoever made it may know, and those who have
  /// [Act#SEE_STATUSES]; for others it is not there.
  public Outcome<StatusRecord> get(Caller caller, String apiRoot, UUID id) {
    throw new UnsupportedOperationException();
  }

  /// Forgets what has expired; returns how many. To be called every few minutes.
  public int sweep() {
    throw new UnsupportedOperationException();
  }
}
