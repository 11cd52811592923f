package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.commit.StoreRefusal;
import org.rocksdb.RocksIterator;

/// The audit log: notes go to the journal, records come from the table. Any number of threads.
final class RocksAudit implements AuditLog {
  private static final int ATTEMPTS = 2;

  private final Views views;
  private final NoteJournal journal;
  private final GroupCommit committer;

  RocksAudit(Views views, NoteJournal journal, GroupCommit committer) {
    this.views = views;
    this.journal = journal;
    this.committer = committer;
  }

  @Override
  public void note(AuditRecord record) {
    journal.note(AuditCodec.bytes(record));
  }

  @Override
  public List<Numbered> after(long after, int max) {
    hasten();
    return views.read(view -> after(view, after, max));
  }

  @Override
  public long last() {
    hasten();
    return views.read(view -> Counters.read(view.get(Table.META, Keys.metaCounters())).audited());
  }

  /// Waits until every note is a record. Those that no group has taken go with this one, and groups
  /// that have taken some are written before it. If one of those fails, so does this, and its notes
  /// wait again: hence the second attempt.
  private void hasten() {
    for (int i = 0; i < ATTEMPTS && !committer.isPreparing() && journal.isBehind(); i++) {
      try {
        committer.commit(commit -> true);
      } catch (StoreRefusal e) {
        // Perhaps nothing can be written now: what is on disk can still be read.
      }
    }
  }

  private static List<Numbered> after(View view, long after, int max) {
    List<Numbered> records = new ArrayList<>();
    try (RocksIterator iterator = view.iterator(Table.AUDIT)) {
      iterator.seek(Keys.audit(Math.max(0, after) + 1));
      while (iterator.isValid() && records.size() < max) {
        long number = new ByteSource(Table.AUDIT, iterator.key()).u64();
        records.add(new Numbered(number, AuditCodec.read(iterator.value())));
        iterator.next();
      }
      view.engine().check(iterator);
    }
    return List.copyOf(records);
  }
}
