package org.entente.store;

import org.rocksdb.RocksIterator;

/// Reads entries of one collection's log at ascending positions. Where they lie close together it
/// steps from one to the next; only over a gap does it search. For one thread.
final class LogCursor implements AutoCloseable {
  /// Entries that are stepped over before a search is cheaper.
  private static final int STEPS_MAX = 8;

  /// Content is read into arrays of this size, shared by the entries of a page.
  private static final int ARRAY_BYTES = 256 * 1024;

  private static final int ARRAY_FIRST_BYTES = 8 * 1024;

  private final View view;
  private final Scan scan;
  private final RocksIterator iterator;
  private final int collection;
  private final Names names = new Names();
  private final boolean headersOnly;
  private byte[] array;
  private int start;
  private int end;
  private int length;
  private boolean placed;

  /// @param headersOnly whether contents are left where they are
  LogCursor(View view, int collection, boolean headersOnly) {
    this.view = view;
    this.collection = collection;
    this.headersOnly = headersOnly;
    scan = view.scan(Table.LOG, Keys.collection(collection));
    iterator = scan.iterator();
    array = new byte[headersOnly ? LogRecord.FIXED_BYTES_MAX : ARRAY_FIRST_BYTES];
  }

  /// Moves to the entry at `position`, which an index says is there.
  void moveTo(long position) {
    if (placed) {
      for (int i = 0; i < STEPS_MAX; i++) {
        iterator.next();
        if (!isHere()) {
          break;
        }
        long found = readPosition();
        if (found == position) {
          return;
        }
        if (found > position) {
          throw missing(position);
        }
      }
    }
    iterator.seek(Keys.log(collection, position));
    placed = true;
    if (!isHere() || readPosition() != position) {
      throw missing(position);
    }
  }

  /// Moves to the first entry at or after `position`.
  ///
  /// @return false if there is none
  boolean moveFrom(long position) {
    iterator.seek(Keys.log(collection, position));
    placed = true;
    return read();
  }

  /// Moves to the next entry.
  ///
  /// @return false if there is none
  boolean moveOn() {
    iterator.next();
    return read();
  }

  private boolean read() {
    if (!isHere()) {
      return false;
    }
    readPosition();
    return true;
  }

  /// The header of the present entry.
  LogRecord header() {
    return LogRecord.read(array, start, end, names);
  }

  /// Bytes of the present entry's content.
  int contentBytes(LogRecord header) {
    return length - (header.content() - start);
  }

  byte[] array() {
    return array;
  }

  /// Where the present entry's value ends; what was read of it ends here or before.
  int end() {
    return end;
  }

  /// Keeps the present entry's bytes: the next one is read behind them.
  void keep() {
    start = end;
  }

  @Override
  public void close() {
    scan.close();
  }

  /// Whether there is an entry of the collection where the iterator is.
  private boolean isHere() {
    if (!iterator.isValid()) {
      view.engine().check(iterator);
      return false;
    }
    return true;
  }

  private long readPosition() {
    int room = array.length - start;
    length = iterator.value(array, start, room);
    if (length > room && !headersOnly) {
      array = new byte[Math.max(length, nextArrayBytes())];
      start = 0;
      iterator.value(array, 0, array.length);
    }
    end = start + Math.min(length, array.length - start);
    return LogRecord.positionAt(array, start);
  }

  private int nextArrayBytes() {
    return Math.min(ARRAY_BYTES, array.length * 4);
  }

  private StoreCorrupted missing(long position) {
    return new StoreCorrupted(
        Table.LOG.label(),
        "an index names position "
            + position
            + " of collection "
            + collection
            + ", where the log has nothing");
  }
}
