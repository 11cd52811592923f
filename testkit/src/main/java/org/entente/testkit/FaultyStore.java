package org.entente.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Statuses;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.commit.StoreRefusal;
import org.jspecify.annotations.Nullable;

/// A store that refuses to write for as long as a test says, while reading goes on: a full disk, a
/// flood of requests, a store that is being closed.
public final class FaultyStore implements Store {
  private final Store store;
  private final AtomicReference<StoreRefusal.@Nullable Reason> fault = new AtomicReference<>();
  private final AtomicReference<StoreRefusal.@Nullable Reason> auditFault = new AtomicReference<>();

  public FaultyStore(Store store) {
    this.store = store;
  }

  /// From now on every commit is refused for `reason`; its work does not run.
  public void refuseCommits(StoreRefusal.Reason reason) {
    fault.set(reason);
  }

  /// From now on no use can be noted, for `reason`.
  public void refuseNotes(StoreRefusal.Reason reason) {
    auditFault.set(reason);
  }

  /// All is well again.
  public void recover() {
    fault.set(null);
    auditFault.set(null);
  }

  @Override
  public Committer committer() {
    Committer committer = store.committer();
    return new Committer() {
      @Override
      public <T extends @Nullable Object> T commit(Work<T> work) {
        check(fault);
        return committer.commit(work);
      }
    };
  }

  @Override
  public UUID identity() {
    return store.identity();
  }

  @Override
  public CollectionLog collections() {
    return store.collections();
  }

  @Override
  public Documents documents() {
    return store.documents();
  }

  @Override
  public Statuses statuses() {
    return store.statuses();
  }

  @Override
  public AuditLog audit() {
    AuditLog audit = store.audit();
    return new AuditLog() {
      @Override
      public void note(AuditRecord record) {
        check(auditFault);
        audit.note(record);
      }

      @Override
      public java.util.List<Numbered> after(long after, int max) {
        return audit.after(after, max);
      }

      @Override
      public long last() {
        return audit.last();
      }
    };
  }

  @Override
  public void close() {
    store.close();
  }

  private static void check(AtomicReference<StoreRefusal.@Nullable Reason> fault) {
    StoreRefusal.Reason reason = fault.get();
    if (reason != null) {
      throw new StoreRefusal(reason, "refused on demand of a test: " + reason);
    }
  }
}
