package org.entente.store;

import java.util.Arrays;
import org.rocksdb.RocksIterator;

/// Walks the positions of one stream upwards, reading its chunks a few at a time through an
/// iterator that it shares with other cursors: each look moves the iterator once and then only
/// forward, and looks for twice as many chunks as the one before. For one thread.
final class PostingsCursor {
  /// No position is this high.
  static final long END = Long.MAX_VALUE;

  private static final int CHUNKS_MAX = 64;

  private final RocksIterator iterator;
  private final Engine engine;
  private final byte[] prefix;
  private final int state;
  private final byte[] keyBuffer;
  private final byte[] valueBuffer = new byte[Chunk.SPAN / 8];
  private long[] positions = new long[64];
  private int count;
  private int at;
  private int chunks = 1;

  /// Where the next look starts: the lowest first position of a chunk not looked at yet; [#END]
  /// when there is none.
  private long from;

  /// @param after where to start, exclusive
  /// @param state what the stream says of its versions: see [State]
  PostingsCursor(Engine engine, RocksIterator iterator, byte[] prefix, int state, long after) {
    this.engine = engine;
    this.iterator = iterator;
    this.prefix = prefix;
    this.state = state;
    keyBuffer = new byte[prefix.length + 8];
    // A chunk that starts earlier cannot reach beyond `after`.
    from = Math.max(0, after - Chunk.SPAN + 2);
    look(after);
  }

  /// The present position; [#END] behind the last.
  long position() {
    return at < count ? positions[at] : END;
  }

  int state() {
    return state;
  }

  void next() {
    at++;
    if (at >= count && from != END) {
      look(positions[count - 1]);
    }
  }

  private void look(long after) {
    at = 0;
    count = 0;
    while (count == 0 && from != END) {
      iterator.seek(Keys.chunk(prefix, from));
      for (int i = 0; i < chunks && readChunk(after); i++) {
        iterator.next();
      }
      chunks = Math.min(CHUNKS_MAX, chunks * 2);
    }
  }

  /// Takes in the positions of the chunk that the iterator is at, and notes where to go on.
  private boolean readChunk(long after) {
    if (!iterator.isValid()) {
      engine.check(iterator);
      from = END;
      return false;
    }
    int length = iterator.key(keyBuffer);
    if (length != keyBuffer.length || !Keys.startsWith(keyBuffer, prefix)) {
      from = END;
      return false;
    }
    long first = new ByteSource(Table.POSTINGS, keyBuffer, prefix.length, keyBuffer.length).u64();
    int bytes = iterator.value(valueBuffer);
    Chunk chunk = Chunk.read(first, valueBuffer, bytes);
    if (positions.length - count < Chunk.SPAN) {
      positions = Arrays.copyOf(positions, Math.max(positions.length * 2, count + Chunk.SPAN));
    }
    chunk.forEachAfter(after, position -> positions[count++] = position);
    from = first + 1;
    return true;
  }
}
