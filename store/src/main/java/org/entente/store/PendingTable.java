package org.entente.store;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/// Changes to a table that are not written yet, laid over those of the group before and over the
/// table itself. For the committer's thread.
final class PendingTable implements AutoCloseable {
  private final Engine engine;
  private final Table table;
  private @Nullable PendingTable below;
  private final Undo undo;
  private final NavigableMap<Key, Change> changes = new TreeMap<>();
  private @Nullable RocksIterator iterator;

  PendingTable(Engine engine, Table table, @Nullable PendingTable below, Undo undo) {
    this.engine = engine;
    this.table = table;
    this.below = below;
    this.undo = undo;
  }

  /// A new value, or null for a deletion.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Change(byte @Nullable [] value) {}

  /// An entry of the table.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(Key key, byte[] value) {}

  byte @Nullable [] get(Key key) {
    Change change = change(key);
    return change != null ? change.value : engine.get(table, key.bytes());
  }

  void put(Key key, byte[] value) {
    set(key, new Change(value));
  }

  void delete(Key key) {
    set(key, new Change(null));
  }

  private void set(Key key, Change change) {
    Change before = changes.put(key, change);
    undo.add(() -> {
      if (before == null) {
        changes.remove(key);
      } else {
        changes.put(key, before);
      }
    });
  }

  /// The first row after `key` (exclusive) whose key starts with `prefix`.
  @Nullable Row next(Key key, byte[] prefix) {
    return nearest(key, prefix, true);
  }

  /// The last row before `key` (exclusive) whose key starts with `prefix`.
  @Nullable Row previous(Key key, byte[] prefix) {
    return nearest(key, prefix, false);
  }

  void writeTo(BatchBuffer batch, int column) {
    changes.forEach((key, change) -> {
      if (change.value == null) {
        batch.delete(column, key.bytes());
      } else {
        batch.put(column, key.bytes(), change.value);
      }
    });
  }

  /// The group before is on disk now.
  void settle() {
    below = null;
  }

  @Override
  public void close() {
    if (iterator != null) {
      iterator.close();
      iterator = null;
    }
  }

  private @Nullable Change change(Key key) {
    Change change = changes.get(key);
    return change == null && below != null ? below.changes.get(key) : change;
  }

  private @Nullable Row nearest(Key key, byte[] prefix, boolean forward) {
    Row best = pending(changes, key, prefix, forward);
    if (below != null) {
      best = nearer(best, pending(below.changes, key, prefix, forward), forward);
    }
    return nearer(best, stored(key, prefix, forward), forward);
  }

  private @Nullable Row pending(
      NavigableMap<Key, Change> from, Key key, byte[] prefix, boolean forward) {
    NavigableMap<Key, Change> rest =
        forward ? from.tailMap(key, false) : from.headMap(key, false).descendingMap();
    for (Map.Entry<Key, Change> entry : rest.entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        return null;
      }
      Change newest = change(entry.getKey());
      if (newest != null && newest.value != null) {
        return new Row(entry.getKey(), newest.value);
      }
    }
    return null;
  }

  private @Nullable Row stored(Key key, byte[] prefix, boolean forward) {
    if (iterator == null) {
      iterator = engine.iterator(table);
    }
    if (forward) {
      iterator.seek(key.bytes());
    } else {
      iterator.seekForPrev(key.bytes());
    }
    while (iterator.isValid()) {
      var found = new Key(iterator.key());
      if (!found.startsWith(prefix)) {
        return null;
      }
      if (!found.equals(key) && change(found) == null) {
        return new Row(found, iterator.value());
      }
      if (forward) {
        iterator.next();
      } else {
        iterator.prev();
      }
    }
    engine.check(iterator);
    return null;
  }

  private static @Nullable Row nearer(@Nullable Row a, @Nullable Row b, boolean forward) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.key.compareTo(b.key) < 0 == forward ? a : b;
  }
}
