package org.entente.exchange.reading;

import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.StixId;

/// Taking objects out of a collection (TAXII 2.1 §5.7). Thread-safe.
public final class Removal {
  /// Versions that a preview lists; more would be removed all the same.
  public static final int PREVIEW_MAX = 10_000;

  private static final Deed REMOVE = Deed.erasing("objects.delete");
  private static final Deed PREVIEW = Deed.consulting("objects.delete-preview");

  private final Gate gate;
  private final CollectionLog log;
  private final Committer committer;
  private final Journal journal;

  public Removal(Gate gate, CollectionLog log, Committer committer, Journal journal) {
    this.gate = gate;
    this.log = log;
    this.committer = committer;
    this.journal = journal;
  }

  /// Removes the versions of `id` that `versions` selects among those that the caller may see; the
  /// last one is [Selection.Versions#LAST]. Needs the rights to read and to write. Refused as
  /// `object-not-found` when nothing matches. The audit record is part of the commit.
  public Outcome<List<Removed>> remove(
      Caller caller, CollectionId collection, StixId id, Selection.Versions versions) {
    String target = collection.toString();
    if (gate.to(caller, collection, Rights::delete) instanceof Gate.Passage.Barred(var why)) {
      return journal.refuse(caller, REMOVE, target, why, target);
    }
    return journal.writing(
        caller,
        REMOVE,
        target,
        () -> {
          List<Removed> removed =
              committer.commit(commit -> {
                List<Removed> taken =
                    commit.remove(collection, id, versions, caller.ceiling(), caller.source());
                if (!taken.isEmpty()) {
                  Subject subject = new Subject(target, List.of(id.toString()), null, taken.size());
                  commit.audit(journal.done(caller, REMOVE, subject, commit.time()));
                }
                return taken;
              });
          return removed.isEmpty()
              ? journal.refuse(caller, REMOVE, target, RefusalCode.OBJECT_NOT_FOUND, id.toString())
              : Outcome.done(removed);
        });
  }

  /// Refuses an identifier that nothing can have, as that of an object that is not there.
  public <T> Outcome<T> nothingCalled(Caller caller, String target, String text) {
    return journal.refuse(caller, REMOVE, target, RefusalCode.OBJECT_NOT_FOUND, text);
  }

  /// What [#remove] would take away, at most [#PREVIEW_MAX] of it; nothing changes.
  public Outcome<List<Removed>> preview(
      Caller caller, CollectionId collection, StixId id, Selection.Versions versions) {
    String target = collection.toString();
    if (gate.to(caller, collection, Rights::delete) instanceof Gate.Passage.Barred(var why)) {
      return journal.refuse(caller, PREVIEW, target, why, target);
    }
    Page page =
        log.headers(
            collection,
            Selection.of(id, versions),
            caller.ceiling(),
            Position.START,
            new Page.Bounds(PREVIEW_MAX, Long.MAX_VALUE));
    if (page.entries().isEmpty()) {
      return journal.refuse(caller, PREVIEW, target, RefusalCode.OBJECT_NOT_FOUND, id.toString());
    }
    List<Removed> affected =
        page.entries().stream()
            .map(entry -> new Removed(entry.id(), entry.version(), entry.position()))
            .toList();
    Subject subject = new Subject(target, List.of(id.toString()), null, affected.size());
    return journal.given(caller, PREVIEW, subject, affected);
  }
}
