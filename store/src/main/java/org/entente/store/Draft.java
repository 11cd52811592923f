package org.entente.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.handling.Handling;
import org.jspecify.annotations.Nullable;

/// What one group of work has changed so far, and what the store looks like with it: its own
/// changes lie over those of the group before, which may still be on its way to disk, and those
/// over the engine. Becomes one batch. For the committer's thread.
final class Draft implements AutoCloseable {
  private final Engine engine;
  private final WriterState state;
  private @Nullable Draft below;
  private final BatchBuffer batch;
  private final Undo undo = new Undo();
  private final Map<Key, Head> heads = new HashMap<>();
  private final Map<Integer, PendingLog> logs = new HashMap<>();
  private final PendingTable past;
  private final PendingTable documents;
  private final PendingTable statuses;
  private final PendingPostings postings;

  /// The collections that changed, and the last piece of work that changed them.
  private final Map<CollectionId, Integer> shelves = new LinkedHashMap<>();

  private final List<Integer> dropped = new ArrayList<>();
  private final List<AuditRecord> audits = new ArrayList<>();
  private final int logColumn;

  /// @param batch where the group's batch is put together; nobody else uses it until the group is
  ///   written and the next one is ready
  Draft(Engine engine, WriterState state, @Nullable Draft below, BatchBuffer batch) {
    this.engine = engine;
    this.state = state;
    this.below = below;
    this.batch = batch;
    batch.clear();
    past = new PendingTable(engine, Table.PAST, below == null ? null : below.past, undo);
    documents =
        new PendingTable(engine, Table.DOCUMENTS, below == null ? null : below.documents, undo);
    statuses =
        new PendingTable(engine, Table.STATUSES, below == null ? null : below.statuses, undo);
    postings = new PendingPostings(engine, below == null ? null : below.postings, undo);
    logColumn = engine.column(Table.LOG);
  }

  /// Begins a piece of work, which [#undo] takes back alone.
  void begin() {
    undo.begin();
    BatchBuffer.Mark mark = batch.mark();
    undo.add(() -> batch.cutTo(mark));
  }

  void undo() {
    undo.run();
  }

  /// Bytes of objects in the group.
  long bytes() {
    return batch.length();
  }

  PendingTable past() {
    return past;
  }

  PendingTable documents() {
    return documents;
  }

  PendingTable statuses() {
    return statuses;
  }

  PendingPostings postings() {
    return postings;
  }

  // Collections

  /// What is known of a collection. To be changed only after [#touch].
  Shelf shelf(CollectionId collection) {
    return state.shelf(collection);
  }

  /// The shelf of a collection that the present work is about to change.
  Shelf touch(CollectionId collection) {
    Shelf shelf = state.shelf(collection);
    Integer work = shelves.get(collection);
    if (work == null || work != undo.work()) {
      Shelf saved = shelf.copy();
      undo.add(() -> {
        shelf.restore(saved);
        if (work == null) {
          shelves.remove(collection);
        } else {
          shelves.put(collection, work);
        }
      });
      shelves.put(collection, undo.work());
    }
    return shelf;
  }

  /// A number that no collection had before.
  int newNumber() {
    return state.newCollection(undo);
  }

  /// Removes everything of a collection's number with the batch.
  void dropNumber(int number) {
    dropped.add(number);
    undo.add(dropped::removeLast);
  }

  int handlingClass(Handling handling) {
    Integer known = state.classOf(handling);
    if (known != null) {
      return known;
    }
    int number = state.newClass(handling, undo);
    batch.put(engine.column(Table.META), Keys.metaHandling(number), Handlings.bytes(handling));
    return number;
  }

  Handling handling(int handlingClass) {
    return state.handling(handlingClass);
  }

  // Heads

  /// The heads of objects, [Head#EMPTY] for those that are not there, in the order of `keys`.
  List<Head> heads(List<Key> keys) {
    var found = new Head[keys.size()];
    List<byte[]> asked = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Head pending = pendingHead(keys.get(i));
      if (pending != null) {
        found[i] = pending;
      } else {
        asked.add(keys.get(i).bytes());
        places.add(i);
      }
    }
    if (!asked.isEmpty()) {
      List<byte @Nullable []> stored = engine.getAll(Table.HEAD, asked);
      for (int i = 0; i < places.size(); i++) {
        byte[] bytes = stored.get(i);
        found[places.get(i)] = bytes == null ? Head.EMPTY : Head.read(bytes);
      }
    }
    return Arrays.asList(found);
  }

  Head head(Key key) {
    Head pending = pendingHead(key);
    if (pending != null) {
      return pending;
    }
    byte[] stored = engine.get(Table.HEAD, key.bytes());
    return stored == null ? Head.EMPTY : Head.read(stored);
  }

  /// The head as this group or the one before changed it.
  @Nullable Head pendingHead(Key key) {
    Head head = heads.get(key);
    return head == null && below != null ? below.heads.get(key) : head;
  }

  void head(Key key, Head head) {
    Head before = heads.put(key, head);
    undo.add(() -> {
      if (before == null) {
        heads.remove(key);
      } else {
        heads.put(key, before);
      }
    });
  }

  // The log

  void log(int number, Arrival arrival, long position, int handlingClass) {
    int put = batch.beginPut(logColumn, Keys.log(number, position));
    int start = batch.length();
    LogRecord.write(batch.sink(), arrival, position, handlingClass);
    batch.endPut(put);
    logged(number, position, start);
  }

  void log(int number, Removed removed, long position, int handlingClass, String source) {
    int put = batch.beginPut(logColumn, Keys.log(number, position));
    int start = batch.length();
    LogRecord.write(batch.sink(), removed, position, handlingClass, source);
    batch.endPut(put);
    logged(number, position, start);
  }

  void unlog(int number, long position) {
    batch.delete(logColumn, Keys.log(number, position));
  }

  private void logged(int number, long position, int start) {
    PendingLog log = logs.computeIfAbsent(number, any -> new PendingLog());
    log.add(position, start, batch.length());
    undo.add(log::removeLast);
  }

  /// The value that the log has, or will have, at a position where an entry is.
  Stored stored(int number, long position) {
    for (Draft draft = this; draft != null; draft = draft.below) {
      PendingLog log = draft.logs.get(number);
      int at = log == null ? -1 : log.find(position);
      if (log != null && at >= 0) {
        return new Stored(draft.batch.sink().array(), log.start(at), log.end(at));
      }
    }
    byte[] value = engine.get(Table.LOG, Keys.log(number, position));
    if (value == null) {
      throw new StoreCorrupted(
          Table.LOG.label(), "no entry at position " + position + " of collection " + number);
    }
    return new Stored(value, 0, value.length);
  }

  /// A value of the log: a range of an array that is good until the next change.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(byte[] array, int start, int end) {}

  // The rest

  void audit(AuditRecord record) {
    audits.add(record);
    undo.add(audits::removeLast);
  }

  /// Adds what was noted meanwhile and what concerns the group as a whole, and returns the batch;
  /// empty if nothing changed. Nothing may be changed after.
  byte[] finish(NoteJournal.Taken notes) {
    writeHeads();
    past.writeTo(batch, engine.column(Table.PAST));
    postings.writeTo(batch, engine.column(Table.POSTINGS));
    documents.writeTo(batch, engine.column(Table.DOCUMENTS));
    statuses.writeTo(batch, engine.column(Table.STATUSES));
    int auditColumn = engine.column(Table.AUDIT);
    for (byte[] note : notes.records()) {
      batch.put(auditColumn, Keys.audit(state.nextAudit()), note);
    }
    for (AuditRecord record : audits) {
      batch.put(auditColumn, Keys.audit(state.nextAudit()), AuditCodec.bytes(record));
    }
    int meta = engine.column(Table.META);
    for (CollectionId collection : shelves.keySet()) {
      batch.put(meta, Keys.metaCollection(collection), state.shelf(collection).bytes());
    }
    for (int number : dropped) {
      byte[] from = Keys.collection(number);
      for (Table table : List.of(Table.LOG, Table.HEAD, Table.PAST, Table.POSTINGS)) {
        batch.deleteRange(engine.column(table), from, Keys.after(from));
      }
    }
    if (batch.isEmpty()) {
      return new byte[0];
    }
    if (!notes.records().isEmpty()) {
      state.notesTaken(notes.last());
    }
    batch.put(meta, Keys.metaCounters(), state.counters());
    return batch.bytes();
  }

  private void writeHeads() {
    int column = engine.column(Table.HEAD);
    Key[] keys = heads.keySet().toArray(new Key[0]);
    Arrays.sort(keys);
    for (Key key : keys) {
      Head head = heads.get(key);
      if (head == null || head.isEmpty()) {
        batch.delete(column, key.bytes());
      } else {
        batch.put(column, key.bytes(), head.bytes());
      }
    }
  }

  /// The group before is on disk now: what it changed is found there.
  void settle() {
    below = null;
    past.settle();
    documents.settle();
    statuses.settle();
    postings.settle();
  }

  /// Lets go of the engine's iterators; what is pending can still be looked up from above.
  @Override
  public void close() {
    past.close();
    documents.close();
    statuses.close();
    postings.close();
  }
}
