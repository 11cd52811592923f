package org.entente.exchange.status;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.collection.Statuses;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;

/// The status resources of requests to add objects (TAXII 2.1 §4.3). Thread-safe.
public final class StatusDesk {
  /// Expired records that one sweep forgets at a time.
  static final int SWEEP_BATCH = 1_000;

  private static final Deed GET = Deed.consulting("status.get");

  private final Statuses statuses;
  private final Journal journal;
  private final InstantSource clock;

  public StatusDesk(Statuses statuses, Journal journal, InstantSource clock) {
    this.statuses = statuses;
    this.journal = journal;
    this.clock = clock;
  }

  /// What became of a request. Only whoever made it may know, and those who have
  /// [Act#SEE_STATUSES]; for others it is not there.
  public Outcome<StatusRecord> get(Caller caller, String apiRoot, UUID id) {
    Optional<StatusRecord> found =
        statuses
            .get(id)
            .filter(status -> status.apiRoot().equals(apiRoot))
            .filter(status -> clock.instant().isBefore(status.expires()))
            .filter(status -> concerns(caller, status));
    return found.isPresent()
        ? journal.given(caller, GET, Subject.of(id.toString()), found.get())
        : journal.refuse(caller, GET, id.toString(), RefusalCode.STATUS_NOT_FOUND, id.toString());
  }

  /// As above, by the id as somebody wrote it: what is no id names nothing.
  public Outcome<StatusRecord> get(Caller caller, String apiRoot, String id) {
    return uuid(id)
        .map(known -> get(caller, apiRoot, known))
        .orElseGet(() -> journal.refuse(caller, GET, "", RefusalCode.STATUS_NOT_FOUND, id));
  }

  /// Forgets what has expired; returns how many. To be called every few minutes.
  public int sweep() {
    int forgotten = 0;
    int last;
    do {
      last = statuses.forgetExpired(clock.instant(), SWEEP_BATCH);
      forgotten += last;
    } while (last == SWEEP_BATCH);
    return forgotten;
  }

  /// Java reads shorter forms, too, which would be second names of one resource.
  private static Optional<UUID> uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static boolean concerns(Caller caller, StatusRecord status) {
    return status.account().equals(caller.account()) || caller.may(Act.SEE_STATUSES);
  }
}
