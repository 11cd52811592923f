package org.entente.exchange.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.Admission;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.refusal.Sentences;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.Place;
import org.entente.stix.Read;
import org.entente.stix.StixReader;
import org.jspecify.annotations.Nullable;

/// The taking in of one envelope. Used once, by one thread.
final class EnvelopeIntake {
  private final Store store;
  private final Journal journal;
  private final Admission admission;
  private final Caller caller;
  private final Collection collection;
  private final Deed deed;
  private final Definitions definitions;

  private final List<Decision.Admitted> admitted = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<StatusRecord.Detail> failures = new ArrayList<>();
  private int total;
  private int failureCount;

  EnvelopeIntake(
      Store store,
      Journal journal,
      Admission admission,
      Caller caller,
      Collection collection,
      Deed deed) {
    this.store = store;
    this.journal = journal;
    this.admission = admission;
    this.caller = caller;
    this.collection = collection;
    this.deed = deed;
    this.definitions = new Definitions(store.collections(), collection.id());
  }

  Outcome<StatusRecord> take(Content body, Instant requested, Ingest.Limits limits) {
    String target = collection.id().toString();
    Read.Broken broken = read(body, limits.objectsPerRequest());
    if (broken != null) {
      Refusal refusal = Breakage.refusal(journal, broken);
      return journal.refuse(caller, deed, target, refusal);
    }
    return journal.writing(caller, deed, target, () -> commit(requested, limits));
  }

  /// Reads to the end; returns why that was not possible.
  private Read.@Nullable Broken read(Content body, int objectsMax) {
    var limits = org.entente.stix.Limits.DEFAULTS.withObjects(objectsMax);
    StixReader reader =
        StixReader.of(body.array(), body.offset(), body.length(), StixReader.Mode.ENVELOPE, limits);
    // Decisions keep the order of the envelope; those that wait are made up for at the end, when
    // every definition that the envelope brings is known.
    var decisions = new ArrayList<Decision>();
    for (Read read = reader.next(); read != null; read = reader.next()) {
      switch (read) {
        case Read.Found found -> {
          decisions.add(decided(found));
          places.add(found.place());
        }
        case Read.Refused refused -> {
          decisions.add(admission.unreadable(refused));
          places.add(refused.place());
        }
        case Read.Broken broken -> {
          return broken;
        }
      }
    }
    total = decisions.size();
    settle(decisions);
    return null;
  }

  private Decision decided(Read.Found found) {
    Decision decision =
        admission.decide(
            found,
            collection.validation(),
            collection.defaultMarking(),
            caller.source(),
            definitions);
    definitions.learn(found, decision);
    return decision;
  }

  private void settle(List<Decision> decisions) {
    var kept = new ArrayList<Place>();
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      if (decision instanceof Decision.Waiting waiting) {
        decision = admission.decideAgain(waiting, collection.defaultMarking(), definitions);
      }
      switch (decision) {
        case Decision.Admitted good -> {
          admitted.add(good);
          kept.add(places.get(i));
        }
        case Decision.Waiting inVain -> {
          admitted.add(inVain.asItIs());
          kept.add(places.get(i));
        }
        case Decision.Refused refused -> fail(refused, places.get(i));
      }
    }
    places.clear();
    places.addAll(kept);
  }

  private void fail(Decision.Refused refused, Place place) {
    failureCount++;
    if (failures.size() < StatusRecord.FAILURES_MAX) {
      Locale language = caller.language();
      failures.add(
          new StatusRecord.Detail(
              refused.id(),
              refused.version(),
              refused.reason().code(),
              Sentences.messageWithPlace(refused.reason(), place.pointer(), language)));
    }
  }

  private Outcome<StatusRecord> commit(Instant requested, Ingest.Limits limits) {
    List<Arrival> arrivals = admitted.stream().map(Decision.Admitted::arrival).toList();
    Subject subject = Batch.subject(collection.id(), arrivals);
    UUID id = journal.newId();
    String target = collection.id().toString();
    Optional<StatusRecord> status =
        store
            .committer()
            .commit(commit -> {
              if (commit.document(Documents.Kind.COLLECTION, target).isEmpty()) {
                return Optional.empty(); // removed since it was looked up
              }
              List<Appended> appended = commit.append(collection.id(), arrivals);
              StatusRecord report = report(id, requested, limits, appended);
              Subject stored = subject.withCount(report.stored());
              commit.put(report);
              commit.audit(journal.done(caller, deed, stored, commit.time()));
              return Optional.of(report);
            });
    return status
        .map(Outcome::done)
        .orElseGet(
            () -> journal.refuse(caller, deed, target, RefusalCode.COLLECTION_NOT_FOUND, target));
  }

  private StatusRecord report(
      UUID id, Instant requested, Ingest.Limits limits, List<Appended> appended) {
    int stored = 0;
    Position first = null;
    Position last = null;
    var known = new ArrayList<StatusRecord.Detail>();
    for (int i = 0; i < appended.size(); i++) {
      Arrival arrival = admitted.get(i).arrival();
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
        case Appended.Conflict there -> fail(Admission.conflict(arrival), places.get(i));
      }
    }
    return new StatusRecord(
        id,
        collection.apiRoot(),
        caller.account(),
        collection.id(),
        requested,
        requested.plus(limits.statusLife()),
        total,
        stored,
        first,
        last,
        known,
        failures,
        failureCount);
  }
}
