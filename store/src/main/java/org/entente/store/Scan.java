package org.entente.store;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/// An iterator over the keys of a table that start with a prefix, with the native objects it needs.
/// For one thread.
final class Scan implements AutoCloseable {
  private final Slice bound;
  private final ReadOptions options;
  private final RocksIterator iterator;

  Scan(Engine engine, Table table, Snapshot snapshot, byte[] prefix) {
    bound = new Slice(Keys.after(prefix));
    options =
        new ReadOptions().setSnapshot(snapshot).setIterateUpperBound(bound).setFillCache(false);
    iterator = engine.iterator(table, options);
  }

  /// It ends where the prefix does; it must not be moved before.
  RocksIterator iterator() {
    return iterator;
  }

  @Override
  public void close() {
    iterator.close();
    options.close();
    bound.close();
  }
}
