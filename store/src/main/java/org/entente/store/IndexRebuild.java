package org.entente.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.entente.exchange.collection.CollectionId;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Makes every index anew from the log, by entering the entries as if they came in again. Nobody
/// else uses the engine meanwhile. A mark says that it is under way: a crash makes the next opening
/// start it again.
final class IndexRebuild {
  /// Entries whose indexes go into one batch.
  private static final int BATCH_ENTRIES = 5_000;

  private static final byte[] EVERYTHING_FROM = {};
  private static final byte[] EVERYTHING_TO = {-1, -1, -1, -1, -1};

  private final Engine engine;
  private final WriterState state;
  private final Names names = new Names();
  private final BatchBuffer buffer = new BatchBuffer(64 * 1024);

  private final LongConsumer progress;
  private long entered;

  private IndexRebuild(Engine engine, LongConsumer progress) {
    this.engine = engine;
    this.progress = progress;
    state = new WriterState(engine);
  }

  /// Whether one was begun and not finished.
  static boolean isUnderWay(Engine engine) {
    return engine.get(Table.META, Keys.metaRebuilding()) != null;
  }

  /// @param progress is told after every batch how many entries were entered
  static void run(Engine engine, LongConsumer progress) {
    var rebuild = new IndexRebuild(engine, progress);
    rebuild.begin();
    for (CollectionId collection : rebuild.collections()) {
      rebuild.run(collection);
    }
    rebuild.end();
  }

  private void begin() {
    var batch = new BatchBuffer(256);
    batch.put(engine.column(Table.META), Keys.metaRebuilding(), new byte[0]);
    for (Table table : List.of(Table.HEAD, Table.PAST, Table.POSTINGS)) {
      batch.deleteRange(engine.column(table), EVERYTHING_FROM, EVERYTHING_TO);
    }
    write(batch.bytes());
  }

  private void end() {
    var batch = new BatchBuffer(64);
    batch.delete(engine.column(Table.META), Keys.metaRebuilding());
    write(batch.bytes());
  }

  private List<CollectionId> collections() {
    List<CollectionId> collections = new ArrayList<>();
    byte[] prefix = Keys.metaCollections();
    try (RocksIterator iterator = engine.iterator(Table.META)) {
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        if (!Keys.startsWith(key, prefix)) {
          break;
        }
        collections.add(new CollectionId(new ByteSource(Table.META, key, 1, key.length).uuid()));
      }
      engine.check(iterator);
    }
    return collections;
  }

  private void run(CollectionId collection) {
    Shelf shelf = state.shelf(collection);
    if (shelf.number() == Shelf.NO_NUMBER) {
      return;
    }
    shelf.forgetTally();
    byte[] prefix = Keys.collection(shelf.number());
    byte[] next = prefix;
    while (next != null) {
      next = batch(collection, prefix, next);
    }
  }

  /// Enters the entries from `from` on that go into one batch.
  ///
  /// @return where the next one starts; null at the end
  private byte @org.jspecify.annotations.Nullable [] batch(
      CollectionId collection, byte[] prefix, byte[] from) {
    byte[] next = null;
    try (var draft = new Draft(engine, state, null, buffer)) {
      draft.begin();
      draft.touch(collection);
      var writer = new CollectionWriter(draft, collection);
      int entries = 0;
      try (RocksIterator iterator = engine.iterator(Table.LOG)) {
        for (iterator.seek(from); iterator.isValid(); iterator.next()) {
          byte[] key = iterator.key();
          if (!Keys.startsWith(key, prefix)) {
            break;
          }
          if (entries == BATCH_ENTRIES) {
            next = key;
            break;
          }
          byte[] value = iterator.value();
          LogRecord record = LogRecord.read(value, 0, value.length, names);
          if (record.kind() == LogRecord.OBJECT) {
            writer.reindex(record, record.lookups(value, value.length, names));
          }
          entries++;
        }
        engine.check(iterator);
      }
      write(draft.finish(NoteJournal.Taken.NONE));
      entered += entries;
      progress.accept(entered);
    }
    return next;
  }

  private void write(byte[] batch) {
    try {
      engine.write(batch);
    } catch (RocksDBException e) {
      throw Failures.of(e, engine.directory());
    }
  }

  /// Rebuilds the indexes of a store that nobody has open.
  static void run(Path directory, StoreOptions options, LongConsumer progress) {
    try (StoreDirectory held = StoreDirectory.hold(directory)) {
      StoreFormat.PRESENT.check(held);
      try (Engine engine = Engine.open(held.database(), options)) {
        StoreFormat.PRESENT.prepare(held, engine);
        run(engine, progress);
      }
    }
  }
}
