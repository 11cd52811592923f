package org.entente.exchange.ingest;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.Admission;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Store;
import org.entente.exchange.directory.ApiRoots;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.stix.SpecRules;

/// Taking in objects: from bytes to what is stored, known already or refused, object by object.
/// Thread-safe.
public final class Ingest {
  private static final Deed ADD = Deed.collecting("objects.add");
  private static final Deed IMPORT = Deed.collecting("objects.import");
  private static final Deed TRY_OUT = Deed.consulting("objects.import-preview");

  private final Gate gate;
  private final ApiRoots apiRoots;
  private final Store store;
  private final Journal journal;
  private final Admission admission;
  private final Limits limits;
  private final InstantSource clock;

  public Ingest(
      Gate gate,
      ApiRoots apiRoots,
      Store store,
      Journal journal,
      SpecRules rules,
      Limits limits,
      InstantSource clock) {
    this.gate = gate;
    this.apiRoots = apiRoots;
    this.store = store;
    this.journal = journal;
    this.admission = new Admission(rules);
    this.limits = limits;
    this.clock = clock;
  }

  /// Takes in a TAXII envelope (TAXII 2.1 §5.4). All of it is read before anything is stored; when
  /// it cannot be read to its end, nothing is. A bad object in a good envelope is a failure of its
  /// own, its neighbours are stored, in **one** commit with the status and the audit record.
  ///
  /// @param body the whole envelope, which must not change any more
  /// @return what became of the request, durable; or why it was refused: `forbidden`,
  ///   `collection-not-found`, `content-too-large` (for its API root), `unreadable` (with the
  ///   finding that says why and where), `store-…`
  public Outcome<StatusRecord> envelope(Caller caller, CollectionId collection, Content body) {
    return switch (gate.to(caller, collection, Rights::write)) {
      case Gate.Passage.Barred(var why) ->
          journal.refuse(caller, ADD, collection.toString(), why, collection.toString());
      case Gate.Passage.Free(Collection free) -> {
        long max = contentLengthMax(free);
        yield body.length() > max
            ? journal.refuse(
                caller,
                ADD,
                collection.toString(),
                RefusalCode.CONTENT_TOO_LARGE,
                Long.toString(max))
            : new EnvelopeIntake(delivery(caller, free, ADD), limits).take(body, clock.instant());
      }
    };
  }

  private Delivery delivery(Caller caller, Collection collection, Deed deed) {
    return new Delivery(store, journal, admission, caller, collection, deed);
  }

  private long contentLengthMax(Collection collection) {
    return apiRoots
        .get(collection.apiRoot())
        .map(ApiRoot::maxContentLength)
        .orElse(ApiRoot.CONTENT_LENGTH_DEFAULT);
  }

  /// Takes in a bundle, an envelope, an object, or several of these one after another, of any
  /// length, in bounded memory: each batch is one commit with its audit record. What was committed
  /// stays when the rest cannot be read, is cancelled or fails; taking in the same again finishes
  /// the job. Blocks until done; does not close `in`.
  ///
  /// @param progress told after each batch; decides whether to go on
  /// @return a summary, also when it ended early ([Summary#ending]); refused are those without the
  ///   right to write
  /// @throws java.io.UncheckedIOException when the stream fails; what was committed stays
  public Outcome<Summary> stream(
      Caller caller, CollectionId collection, InputStream in, Mode mode, Progress progress) {
    Deed deed = mode == Mode.STORE ? IMPORT : TRY_OUT;
    return switch (gate.to(caller, collection, Rights::write)) {
      case Gate.Passage.Barred(var why) ->
          journal.refuse(caller, deed, collection.toString(), why, collection.toString());
      case Gate.Passage.Free(Collection free) ->
          new StreamIntake(delivery(caller, free, deed), mode, progress, in).take();
    };
  }

  /// What an operator may set about taking in objects.
  ///
  /// @param statusLife how long a status resource is kept; at least 24 hours (TAXII 2.1 §4.3)
  /// @param objectsPerRequest objects in one envelope, from 1
  public record Limits(Duration statusLife, int objectsPerRequest) {
    public static final Limits DEFAULTS = new Limits(Duration.ofDays(2), 100_000);

    public Limits {
      if (statusLife.compareTo(Duration.ofDays(1)) < 0 || objectsPerRequest < 1) {
        throw new IllegalArgumentException("setting outside its bounds");
      }
    }
  }

  /// Whether to do it.
  public enum Mode {
    STORE,
    /// Find out what would become of it, and store nothing: exact within each batch; an object that
    /// occurs twice far apart in the input counts as new twice.
    DRY_RUN
  }
}
