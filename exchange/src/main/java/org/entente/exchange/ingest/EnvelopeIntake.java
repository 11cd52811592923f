package org.entente.exchange.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.collection.Admission;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.refusal.Sentences;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.Limits;
import org.entente.stix.Place;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.jspecify.annotations.Nullable;

/// The taking in of one envelope: read to its end, decided object by object in its order, then
/// committed at once. Used once, by one thread.
final class EnvelopeIntake {
  private final Delivery delivery;
  private final Journal journal;
  private final Ingest.Limits limits;
  private final Definitions definitions;

  private final List<Judged> judged = new ArrayList<>();
  private final Batch batch = new Batch();
  private final List<StatusRecord.Detail> failures = new ArrayList<>();
  private int failureCount;

  EnvelopeIntake(Delivery delivery, Ingest.Limits limits) {
    this.delivery = delivery;
    this.journal = delivery.journal();
    this.limits = limits;
    this.definitions = new Definitions(delivery.store().collections(), delivery.collection().id());
  }

  Outcome<StatusRecord> take(Content body, Instant requested) {
    Read.Broken broken = read(body);
    if (broken != null) {
      return delivery.refuse(Breakage.refusal(journal, broken));
    }
    settle();
    return journal.writing(
        delivery.caller(), delivery.deed(), delivery.target(), () -> commit(requested));
  }

  /// Reads to the end; returns why that was not possible.
  private Read.@Nullable Broken read(Content body) {
    StixReader reader =
        StixReader.of(
            body.array(),
            body.offset(),
            body.length(),
            StixReader.Mode.ENVELOPE,
            Limits.DEFAULTS.withObjects(limits.objectsPerRequest()));
    for (Read read = reader.next(); read != null; read = reader.next()) {
      switch (read) {
        case Read.Found found -> {
          Decision decision = delivery.decide(found, definitions);
          definitions.learn(found, decision);
          judged.add(new Judged(decision, found.place()));
        }
        case Read.Refused refused ->
            judged.add(new Judged(delivery.admission().unreadable(refused), refused.place()));
        case Read.Broken broken -> {
          return broken;
        }
      }
    }
    return null;
  }

  /// Sorts what comes in from what stays out. Who waited for a definition waits no longer: all that
  /// the envelope brings are known now.
  private void settle() {
    for (Judged one : judged) {
      Decision decision =
          one.decision() instanceof Decision.Waiting waiting
              ? delivery.decideAgain(waiting, definitions)
              : one.decision();
      switch (decision) {
        case Decision.Admitted good -> batch.add(good, one.place());
        case Decision.Waiting inVain -> batch.add(inVain.asItIs(), one.place());
        case Decision.Refused refused -> fail(refused, one.place());
      }
    }
  }

  private void fail(Decision.Refused refused, Place place) {
    failureCount++;
    if (failures.size() < StatusRecord.FAILURES_MAX) {
      failures.add(
          new StatusRecord.Detail(
              refused.id(),
              refused.version(),
              refused.reason().code(),
              Sentences.messageWithPlace(
                  refused.reason(), place.pointer(), delivery.caller().language())));
    }
  }

  private Outcome<StatusRecord> commit(Instant requested) {
    Subject subject = batch.subject(delivery.target());
    UUID id = journal.newId();
    Optional<StatusRecord> status =
        delivery
            .store()
            .committer()
            .commit(commit -> {
              if (!delivery.canBeTaken(commit)) {
                return Optional.empty();
              }
              StatusRecord report =
                  report(
                      id, requested, commit.append(delivery.collection().id(), batch.arrivals()));
              Subject stored = subject.withCount(report.stored());
              commit.put(report);
              commit.audit(delivery.record(stored, commit));
              return Optional.of(report);
            });
    return status
        .map(Outcome::done)
        .orElseGet(() ->
            delivery.refuse(journal.refusal(RefusalCode.COLLECTION_NOT_FOUND, delivery.target())));
  }

  private StatusRecord report(UUID id, Instant requested, List<Appended> appended) {
    int stored = 0;
    Position first = null;
    Position last = null;
    var known = new ArrayList<StatusRecord.Detail>();
    for (int i = 0; i < appended.size(); i++) {
      Arrival arrival = batch.arrivals().get(i);
      switch (appended.get(i)) {
        case Appended.Stored(var position) -> {
          stored++;
          first = first == null ? position : first;
          last = position;
        }
        case Appended.Known there -> {
          if (known.size() < StatusRecord.KNOWN_MAX) {
            String version = arrival.version() == null ? "" : arrival.version().text();
            known.add(new StatusRecord.Detail(arrival.id().toString(), version, "", ""));
          }
        }
        case Appended.Conflict there -> fail(Admission.conflict(arrival), batch.place(i));
      }
    }
    return new StatusRecord(
        id,
        delivery.collection().apiRoot(),
        delivery.caller().account(),
        delivery.collection().id(),
        requested,
        requested.plus(limits.statusLife()),
        judged.size(),
        stored,
        first,
        last,
        known,
        failures,
        failureCount);
  }

  /// @param decision what was decided about one object of the envelope
  /// @param place where it stands
  private record Judged(Decision decision, Place place) {}
}
