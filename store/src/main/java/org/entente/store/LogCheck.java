package org.entente.store;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.entente.exchange.collection.IndexedValue;
import org.entente.stix.StixId;
import org.entente.store.StoreReport.Kind;
import org.jspecify.annotations.Nullable;

/// Walks the log of one collection and looks everything up that its entries should be found by. For
/// one thread.
final class LogCheck {
  private static final int PROGRESS_EVERY = 1_000;

  private final View view;
  private final StoreCheck.Findings findings;
  private final int number;
  private final Shelf shelf;
  private final PostingsCheck postings;
  private final HeadCheck heads;
  private final Tally tally = new Tally();
  private final Names names = new Names();
  private long objects;
  private long removals;

  LogCheck(
      View view,
      StoreCheck.Findings findings,
      int number,
      Shelf shelf,
      PostingsCheck postings,
      HeadCheck heads) {
    this.view = view;
    this.findings = findings;
    this.number = number;
    this.shelf = shelf;
    this.postings = postings;
    this.heads = heads;
  }

  long objects() {
    return objects;
  }

  long removals() {
    return removals;
  }

  /// @param progress is told after every [#PROGRESS_EVERY] entries how many there were
  void run(LongConsumer progress) {
    long seen = 0;
    byte[] prefix = Keys.collection(number);
    try (Scan scan = view.scan(Table.LOG, prefix)) {
      var iterator = scan.iterator();
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        byte[] value = iterator.value();
        try {
          entry(new ByteSource(Table.LOG, key, 4, key.length).u64(), value);
        } catch (StoreCorrupted e) {
          findings.add(Kind.UNREADABLE, "log " + new Key(key) + ": " + e.getMessage());
        }
        seen++;
        if (seen % PROGRESS_EVERY == 0) {
          progress.accept(seen);
        }
      }
      view.engine().check(iterator);
    }
    heads.addSpread(number, tally);
    if (!Arrays.equals(bytes(tally), bytes(shelf.tally()))) {
      findings.add(Kind.MISCOUNTED, "collection number " + number);
    }
  }

  /// The object at a position, with its bytes.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(LogRecord record, byte[] value) {}

  /// The object at a position; null if there is none that can be read, which is said elsewhere.
  static @Nullable Found object(View view, int number, long position, Names names) {
    byte[] value = view.get(Table.LOG, Keys.log(number, position));
    if (value == null) {
      return null;
    }
    try {
      LogRecord record = LogRecord.read(value, 0, value.length, names);
      return record.kind() == LogRecord.OBJECT ? new Found(record, value) : null;
    } catch (StoreCorrupted e) {
      return null;
    }
  }

  private void entry(long position, byte[] value) {
    LogRecord record = LogRecord.read(value, 0, value.length, names);
    if (record.position() != position || position > shelf.last()) {
      findings.add(Kind.DISORDER, where(position));
    }
    if (view.get(Table.META, Keys.metaHandling(record.handlingClass())) == null) {
      findings.add(Kind.UNREADABLE, "class of " + where(position));
    }
    if (record.kind() == LogRecord.REMOVAL) {
      removals++;
      if (record.removedPosition(value, value.length) >= position) {
        findings.add(Kind.DISORDER, where(position));
      }
      return;
    }
    objects++;
    String type = record.id().type();
    int handlingClass = record.handlingClass();
    Integer state = state(record, position);
    if (state == null) {
      findings.add(Kind.NOT_INDEXED, "head of " + where(position));
    } else {
      tally.addVersion(handlingClass, state, 1);
      postings.expect(Keys.order(number, handlingClass, state), position);
      postings.expect(Keys.type(number, type, handlingClass, state), position);
    }
    LogRecord.Lookups lookups = record.lookups(value, value.length, names);
    for (IndexedValue one : lookups.values().stream().distinct().toList()) {
      postings.expect(Keys.value(number, one, handlingClass), position);
    }
    for (StixId one : lookups.references().stream().distinct().toList()) {
      postings.expect(Keys.reference(number, one, handlingClass), position);
    }
  }

  /// The stream that the version stands in by its head; null if the head does not know it.
  private @Nullable Integer state(LogRecord record, long position) {
    byte[] key = Keys.head(number, record.id());
    byte[] bytes = view.get(Table.HEAD, key);
    if (bytes == null) {
      return null;
    }
    Head head = Head.read(bytes);
    Head.Span span = head.span(record.handlingClass());
    if (span == null) {
      return null;
    }
    VersionTime time = record.time();
    if (head.count() == 1) {
      boolean there = span.first().equals(new Head.Place(time, position));
      return there ? State.ONLY : null;
    }
    byte[] past = view.get(Table.PAST, Keys.past(key, record.handlingClass(), time));
    if (past == null || new ByteSource(Table.PAST, past).u64() != position) {
      return null;
    }
    return head.state(span, new Head.Place(time, position));
  }

  private String where(long position) {
    return "collection number " + number + ", position " + position;
  }

  private static byte[] bytes(Tally tally) {
    var sink = new ByteSink(64);
    tally.writeTo(sink);
    return sink.copy();
  }
}
