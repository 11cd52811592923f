package org.entente.store;

import java.util.Arrays;
import java.util.Map;
import org.entente.store.StoreReport.Kind;
import org.rocksdb.RocksIterator;

/// Compares the sets of positions with what the log's entries should be found by: what the log
/// expects must be there, and nothing else may be. For one thread.
final class PostingsCheck implements AutoCloseable {
  private final View view;
  private final StoreCheck.Findings findings;
  private final Map<Integer, Shelf> shelves;
  private final RocksIterator lookUp;
  private final Names names = new Names();
  private long expected;
  private long count;
  private long found;

  PostingsCheck(View view, StoreCheck.Findings findings, Map<Integer, Shelf> shelves) {
    this.view = view;
    this.findings = findings;
    this.shelves = shelves;
    lookUp = view.iterator(Table.POSTINGS);
  }

  @Override
  public void close() {
    lookUp.close();
  }

  /// Index entries that there are.
  long count() {
    return count;
  }

  /// Looks an index entry up that must be there.
  void expect(byte[] prefix, long position) {
    expected++;
    byte[] key = Keys.chunk(prefix, position);
    lookUp.seekForPrev(key);
    boolean there = false;
    if (lookUp.isValid() && isChunkOf(lookUp.key(), prefix)) {
      Chunk chunk = chunk(lookUp, prefix.length);
      there = chunk.reaches(position) && chunk.contains(position);
    }
    view.engine().check(lookUp);
    if (there) {
      found++;
    } else {
      findings.add(Kind.NOT_INDEXED, "posting " + new Key(key));
    }
  }

  /// Walks everything there is.
  void run() {
    try (RocksIterator iterator = view.iterator(Table.POSTINGS)) {
      byte[] stream = new byte[0];
      long last = 0;
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        byte[] prefix = Arrays.copyOf(key, Math.max(0, key.length - 8));
        if (prefix.length < 5 || !shelves.containsKey(new ByteSource(Table.POSTINGS, key).u32())) {
          findings.add(Kind.STRAY, "posting " + new Key(key));
          continue;
        }
        Chunk chunk;
        try {
          chunk = chunk(iterator, prefix.length);
        } catch (StoreCorrupted e) {
          findings.add(Kind.UNREADABLE, "posting " + new Key(key));
          continue;
        }
        if (Arrays.equals(prefix, stream) && chunk.first() <= last) {
          findings.add(Kind.DISORDER, "posting " + new Key(key));
        }
        stream = prefix;
        last = chunk.last();
        count += chunk.size();
      }
      view.engine().check(iterator);
    }
    if (count != found || found != expected) {
      // There is too much, or too little: the entries say which.
      nameStrays();
    }
  }

  private void nameStrays() {
    try (RocksIterator iterator = view.iterator(Table.POSTINGS)) {
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        byte[] prefix = Arrays.copyOf(key, Math.max(0, key.length - 8));
        if (prefix.length < 5) {
          continue;
        }
        int number = new ByteSource(Table.POSTINGS, key).u32();
        try {
          chunk(iterator, prefix.length)
              .forEachAfter(
                  0,
                  position -> {
                    if (!isDeserved(number, prefix, position)) {
                      findings.add(
                          Kind.NOT_IN_LOG, "posting " + new Key(prefix) + ", position " + position);
                    }
                  });
        } catch (StoreCorrupted e) {
          // It is among the findings already.
        }
      }
      view.engine().check(iterator);
    }
  }

  /// Whether the entry at `position` should be found by the stream.
  private boolean isDeserved(int number, byte[] prefix, long position) {
    LogCheck.Found found = LogCheck.object(view, number, position, names);
    if (found == null) {
      return false;
    }
    LogRecord record = found.record();
    byte[] value = found.value();
    int handlingClass = record.handlingClass();
    for (int state = 0; state < State.COUNT; state++) {
      if (Arrays.equals(prefix, Keys.order(number, handlingClass, state))
          || Arrays.equals(prefix, Keys.type(number, record.id().type(), handlingClass, state))) {
        return isState(number, record, state);
      }
    }
    LogRecord.Lookups lookups = record.lookups(value, value.length, names);
    return lookups.values().stream()
            .anyMatch(one -> Arrays.equals(prefix, Keys.value(number, one, handlingClass)))
        || lookups.references().stream()
            .anyMatch(one -> Arrays.equals(prefix, Keys.reference(number, one, handlingClass)));
  }

  private boolean isState(int number, LogRecord record, int state) {
    Head head = HeadCheck.headOrEmpty(view.get(Table.HEAD, Keys.head(number, record.id())));
    Head.Span span = head.span(record.handlingClass());
    return span != null
        && head.state(span, new Head.Place(record.time(), record.position())) == state;
  }

  private static boolean isChunkOf(byte[] key, byte[] prefix) {
    return key.length == prefix.length + 8 && Keys.startsWith(key, prefix);
  }

  private static Chunk chunk(RocksIterator iterator, int prefixLength) {
    byte[] key = iterator.key();
    byte[] value = iterator.value();
    long first = new ByteSource(Table.POSTINGS, key, prefixLength, key.length).u64();
    return Chunk.read(first, value, value.length);
  }
}
