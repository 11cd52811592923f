package org.entente.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/// The store as one commit left it: what a reader sees from beginning to end of one question,
/// whatever is written meanwhile. Shared by all who read after that commit, and released with the
/// last of them. Any number of threads.
final class View {
  private final Engine engine;
  private final Snapshot snapshot;
  private final ReadOptions options;

  /// One for being the present view, and one for each reader.
  private final AtomicInteger holders = new AtomicInteger(1);

  private final Runnable released;

  View(Engine engine, Runnable released) {
    this.engine = engine;
    this.released = released;
    snapshot = engine.snapshot();
    options = new ReadOptions().setSnapshot(snapshot);
  }

  byte @Nullable [] get(Table table, byte[] key) {
    return engine.get(table, key, options);
  }

  /// To be closed before the view is let go.
  RocksIterator iterator(Table table) {
    return engine.iterator(table, options);
  }

  /// All keys with a prefix. To be closed before the view is let go.
  Scan scan(Table table, byte[] prefix) {
    return new Scan(engine, table, snapshot, prefix);
  }

  Engine engine() {
    return engine;
  }

  /// Whether the view could still be held.
  boolean hold() {
    while (true) {
      int count = holders.get();
      if (count == 0) {
        return false;
      }
      if (holders.compareAndSet(count, count + 1)) {
        return true;
      }
    }
  }

  void letGo() {
    if (holders.decrementAndGet() == 0) {
      options.close();
      engine.release(snapshot);
      released.run();
    }
  }
}
