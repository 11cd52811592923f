package org.entente.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/// Changes to the sets of positions that are not written yet, laid over those of the group before
/// and over the table. The chunks of a stream never overlap: a position is in the chunk with the
/// greatest first position that is not above it. For the committer's thread.
final class PendingPostings implements AutoCloseable {
  private final Engine engine;
  private @Nullable PendingPostings below;
  private final Undo undo;
  private final Map<Key, Stream> streams = new HashMap<>();
  private @Nullable RocksIterator iterator;

  PendingPostings(Engine engine, @Nullable PendingPostings below, Undo undo) {
    this.engine = engine;
    this.below = below;
    this.undo = undo;
  }

  /// The changed chunks of one stream, ascending. An empty chunk is one to be deleted.
  private static final class Stream {
    private final List<Chunk> chunks;

    /// The chunk that newest positions are added to, made by this group. Any other may have chunks
    /// behind it that are not pending.
    private @Nullable Chunk tail;

    private int work;

    Stream(List<Chunk> chunks, int work) {
      this.chunks = chunks;
      this.work = work;
    }

    /// The index of the chunk with the greatest first position not above `position`, or -1.
    int floor(long position) {
      int i = chunks.size() - 1;
      while (i >= 0 && chunks.get(i).first() > position) {
        i--;
      }
      return i;
    }

    boolean has(long first) {
      int i = floor(first);
      return i >= 0 && chunks.get(i).first() == first;
    }
  }

  /// Adds the newest position of the collection: one above all that any of its streams has.
  void append(byte[] prefix, long position) {
    Stream stream = touched(prefix);
    Chunk tail = stream.tail;
    if (tail == null || !tail.reaches(position)) {
      tail = new Chunk(position);
      stream.chunks.add(tail);
      stream.tail = tail;
    }
    tail.add(position);
  }

  /// Adds any position.
  void insert(byte[] prefix, long position) {
    Chunk chunk = chunkFor(prefix, position);
    if (chunk == null) {
      chunk = new Chunk(position);
      List<Chunk> chunks = touched(prefix).chunks;
      chunks.add(touched(prefix).floor(position) + 1, chunk);
    }
    chunk.add(position);
  }

  void remove(byte[] prefix, long position) {
    Chunk chunk = chunkFor(prefix, position);
    if (chunk == null || !chunk.contains(position)) {
      throw new StoreCorrupted(
          Table.POSTINGS.label(),
          "position " + position + " is missing in the index " + new Key(prefix));
    }
    chunk.remove(position);
  }

  void writeTo(BatchBuffer batch, int column) {
    List<PendingTable.Row> puts = new ArrayList<>(streams.size());
    streams.forEach((prefix, stream) -> {
      for (Chunk chunk : stream.chunks) {
        byte[] key = Keys.chunk(prefix.bytes(), chunk.first());
        if (chunk.isEmpty()) {
          batch.delete(column, key);
        } else {
          puts.add(new PendingTable.Row(new Key(key), chunk.bytes()));
        }
      }
    });
    // In order, so that one insertion into the memtable finds what the last one touched in cache.
    puts.sort((a, b) -> Arrays.compareUnsigned(a.key().bytes(), b.key().bytes()));
    for (PendingTable.Row put : puts) {
      batch.put(column, put.key().bytes(), put.value());
    }
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

  /// The stream's pending changes, to be changed by the present work.
  private Stream touched(byte[] prefix) {
    var key = new Key(prefix);
    Stream stream = streams.get(key);
    if (stream == null) {
      stream = new Stream(new ArrayList<>(1), undo.work());
      streams.put(key, stream);
      undo.add(() -> streams.remove(key));
    } else if (stream.work != undo.work()) {
      List<Chunk> saved = new ArrayList<>(stream.chunks.size());
      stream.chunks.forEach(chunk -> saved.add(chunk.copy()));
      int work = stream.work;
      undo.add(() -> streams.put(key, new Stream(saved, work)));
      stream.work = undo.work();
    }
    return stream;
  }

  /// The chunk that `position` belongs in if it has one, ready to be changed.
  private @Nullable Chunk chunkFor(byte[] prefix, long position) {
    Stream own = touched(prefix);
    int at = own.floor(position);
    Chunk pending = at >= 0 ? own.chunks.get(at) : null;
    Chunk earlier = earlier(prefix, own, position);
    if (earlier != null && (pending == null || earlier.first() > pending.first())) {
      if (!earlier.reaches(position)) {
        return null;
      }
      own.chunks.add(at + 1, earlier);
      return earlier;
    }
    return pending != null && pending.reaches(position) ? pending : null;
  }

  /// A copy of the chunk that the group before or the table has for `position`, unless this group
  /// has changed it.
  private @Nullable Chunk earlier(byte[] prefix, Stream own, long position) {
    Stream lower = below == null ? null : below.streams.get(new Key(prefix));
    Chunk best = null;
    if (lower != null) {
      int at = lower.floor(position);
      while (at >= 0 && own.has(lower.chunks.get(at).first())) {
        at--;
      }
      best = at >= 0 ? lower.chunks.get(at) : null;
    }
    Chunk stored = stored(prefix, own, lower, position);
    if (stored != null && (best == null || stored.first() > best.first())) {
      return stored;
    }
    return best == null ? null : best.copy();
  }

  private @Nullable Chunk stored(byte[] prefix, Stream own, @Nullable Stream lower, long position) {
    if (iterator == null) {
      iterator = engine.iterator(Table.POSTINGS);
    }
    iterator.seekForPrev(Keys.chunk(prefix, position));
    while (iterator.isValid()) {
      byte[] key = iterator.key();
      if (key.length != prefix.length + 8 || !Keys.startsWith(key, prefix)) {
        return null;
      }
      long first = new ByteSource(Table.POSTINGS, key, prefix.length, key.length).u64();
      if (!own.has(first) && (lower == null || !lower.has(first))) {
        byte[] value = iterator.value();
        return Chunk.read(first, value, value.length);
      }
      iterator.prev();
    }
    engine.check(iterator);
    return null;
  }
}
