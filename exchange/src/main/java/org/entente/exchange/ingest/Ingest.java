package org.entente.exchange.ingest;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Store;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;

/// Taking in objects: from bytes to what is stored, known already or refused, object by object.
/// Thread-safe.
public final class Ingest {
  private static final Deed ADD = Deed.collecting("objects.add");

  private final Gate gate;
  private final Journal journal;

  public Ingest(Gate gate, Store store, Journal journal, Limits limits, InstantSource clock) {
    this.gate = gate;
    this.journal = journal;
  }

  /// Takes in a TAXII envelope (TAXII 2.1 §5.4). All of it is read before anything is stored; when
  /// it cannot be read to its end, nothing is. A bad object in a good envelope is a failure of its
  /// own, its neighbours are stored, in **one** commit with the status and the audit record.
  ///
  /// @param body the whole envelope, which must not change any more
  /// @return what became of the request, durable; or why it was refused: `forbidden`,
  ///   `collection-not-found`, `unreadable` (with the finding that says why and where),
  ///   `content-too-large`, `too-many-objects`, `store-…`
  public Outcome<StatusRecord> envelope(Caller caller, CollectionId collection, Content body) {
    if (gate.to(caller, collection, Rights::write) instanceof Gate.Passage.Barred(var why)) {
      return journal.refuse(caller, ADD, collection.toString(), why, collection.toString());
    }
    throw new UnsupportedOperationException();
  }

  /// Takes in a bundle, an envelope, an object, or several of these one after another, of any
  /// length, in bounded memory: each batch is one commit with its audit record. What was committed
  /// stays when the rest cannot be read, is cancelled or fails; taking in the same again finishes
  /// the job. Blocks until done; does not close `in`.
  ///
  /// @param progress told after each batch; decides whether to go on
  /// @return a summary, also when the input broke off ([Summary#ending]); refusals are those of
  ///   rights and of the store
  public Outcome<Summary> stream(
      Caller caller, CollectionId collection, InputStream in, Mode mode, Progress progress) {
    if (gate.to(caller, collection, Rights::write) instanceof Gate.Passage.Barred(var why)) {
      return journal.refuse(caller, ADD, collection.toString(), why, collection.toString());
    }
    throw new UnsupportedOperationException();
  }

  /// What an operator may set about taking in objects.
  ///
  /// @param statusLife how long a status resource is kept; at least 24 hours (TAXII 2.1 §4.3)
  /// @param objectsPerRequest objects in one envelope, from 1
  public record Limits(Duration statusLife, int objectsPerRequest) {
    public static final Limits DEFAULTS = new Limits(Duration.ofDays(2), 100_000);

    public Limits {
      if (statusLife.compareTo(Duration.ofHours(24)) < 0 || objectsPerRequest < 1) {
        throw new IllegalArgumentException("setting outside its bounds");
      }
    }
  }

  /// Whether to do it.
  public enum Mode {
    STORE,
    /// Find out what would become of it, as far as that can be told without storing.
    DRY_RUN
  }
}
