package org.entente.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// RocksDB, open on one directory, with the store's tables. The only class that closes native
/// objects for good: whoever calls it after [#close] crashes the process, so only the committer,
/// which stops before, and readers that hold a [View] may.
final class Engine implements AutoCloseable {
  private final Path directory;
  private final Tuning tuning;
  private final RocksDB db;
  private final Map<Table, ColumnFamilyHandle> handles;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final ReadOptions newest = new ReadOptions();

  private Engine(
      Path directory, Tuning tuning, RocksDB db, Map<Table, ColumnFamilyHandle> handles) {
    this.directory = directory;
    this.tuning = tuning;
    this.db = db;
    this.handles = handles;
  }

  /// Opens the database in `directory`, which exists, creating what is missing in it.
  static Engine open(Path directory, StoreOptions options) {
    WalCheck.run(directory);
    NativeLibrary.load(directory);
    var tuning = new Tuning(options);
    try {
      List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
      for (Table table : Table.values()) {
        descriptors.add(new ColumnFamilyDescriptor(table.columnName(), tuning.of(table)));
      }
      List<ColumnFamilyHandle> opened = new ArrayList<>();
      RocksDB db = RocksDB.open(tuning.database(), directory.toString(), descriptors, opened);
      var handles = new EnumMap<Table, ColumnFamilyHandle>(Table.class);
      for (Table table : Table.values()) {
        handles.put(table, opened.get(handles.size()));
      }
      return new Engine(directory, tuning, db, handles);
    } catch (RocksDBException e) {
      tuning.close();
      throw Failures.of(e, directory);
    }
  }

  Path directory() {
    return directory;
  }

  ColumnFamilyHandle handle(Table table) {
    ColumnFamilyHandle handle = handles.get(table);
    if (handle == null) {
      throw new AssertionError("every table has a handle");
    }
    return handle;
  }

  /// The number by which batches name a table.
  int column(Table table) {
    return handle(table).getID();
  }

  /// The newest value, durable or about to be. For the committer.
  byte @Nullable [] get(Table table, byte[] key) {
    return get(table, key, newest);
  }

  byte @Nullable [] get(Table table, byte[] key, ReadOptions options) {
    try {
      return db.get(handle(table), options, key);
    } catch (RocksDBException e) {
      throw Failures.of(e, directory);
    }
  }

  /// The newest values, null where there is none. For the committer.
  List<byte @Nullable []> getAll(Table table, List<byte[]> keys) {
    List<ColumnFamilyHandle> columns = java.util.Collections.nCopies(keys.size(), handle(table));
    try {
      return db.multiGetAsList(columns, keys);
    } catch (RocksDBException e) {
      throw Failures.of(e, directory);
    }
  }

  /// To be closed by the caller.
  RocksIterator iterator(Table table, ReadOptions options) {
    return db.newIterator(handle(table), options);
  }

  /// To be closed by the caller. For the committer.
  RocksIterator iterator(Table table) {
    return iterator(table, newest);
  }

  /// An iterator that stops because of an error looks like one at its end.
  void check(RocksIterator iterator) {
    try {
      iterator.status();
    } catch (RocksDBException e) {
      throw Failures.of(e, directory);
    }
  }

  /// Writes one batch, all or nothing, and returns once it is on disk.
  void write(byte[] batch) throws RocksDBException {
    try (var rocksBatch = new WriteBatch(batch)) {
      db.write(synced, rocksBatch);
    }
  }

  Snapshot snapshot() {
    return db.getSnapshot();
  }

  void release(Snapshot snapshot) {
    db.releaseSnapshot(snapshot);
  }

  /// Moves everything into sorted files, so that the next start has no log to read.
  void flush() throws RocksDBException {
    try (var options = new FlushOptions().setWaitForFlush(true)) {
      db.flush(options, List.copyOf(handles.values()));
    }
  }

  /// Makes a copy of the store in `target`, which does not exist: hard links where the file system
  /// has them.
  void checkpoint(Path target) {
    try (Checkpoint checkpoint = Checkpoint.create(db)) {
      checkpoint.createCheckpoint(target.toString());
    } catch (RocksDBException e) {
      throw Failures.of(e, directory);
    }
  }

  /// Reads every file against its checksums.
  void verifyChecksums() {
    try {
      db.verifyChecksum();
    } catch (RocksDBException e) {
      throw Failures.of(e, directory);
    }
  }

  /// One of RocksDB's numbers about itself, summed over the tables.
  long property(String name) {
    try {
      return db.getAggregatedLongProperty(name);
    } catch (RocksDBException e) {
      throw Failures.of(e, directory);
    }
  }

  @Override
  public void close() {
    handles.values().forEach(ColumnFamilyHandle::close);
    db.close();
    newest.close();
    synced.close();
    tuning.close();
  }
}
