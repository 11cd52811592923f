package org.entente.store;

import java.util.Arrays;
import java.util.Map;
import org.entente.store.StoreReport.Kind;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/// Compares heads and past versions with each other and with the log. For one thread.
final class HeadCheck {
  private static final int ID_START = 4;
  private static final int TYPE_START = ID_START + 16;

  private final View view;
  private final StoreCheck.Findings findings;
  private final Map<Integer, Shelf> shelves;
  private final Names names = new Names();

  HeadCheck(View view, StoreCheck.Findings findings, Map<Integer, Shelf> shelves) {
    this.view = view;
    this.findings = findings;
    this.shelves = shelves;
  }

  /// Counts the objects of a collection whose versions are spread over classes.
  void addSpread(int number, Tally tally) {
    byte[] prefix = Keys.collection(number);
    try (Scan scan = view.scan(Table.HEAD, prefix)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        Head head = headOrNull(iterator);
        if (head != null && head.isSpread()) {
          tally.addSpread(head.classes(), 1);
        }
      }
      view.engine().check(iterator);
    }
  }

  void run() {
    try (RocksIterator iterator = view.iterator(Table.HEAD)) {
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        Head head = headOrNull(iterator);
        if (head == null) {
          findings.add(Kind.UNREADABLE, "head " + new Key(iterator.key()));
        } else {
          head(iterator.key(), head);
        }
      }
      view.engine().check(iterator);
    }
    past();
  }

  private void head(byte[] key, Head head) {
    int number = new ByteSource(Table.HEAD, key).u32();
    if (!shelves.containsKey(number)) {
      findings.add(Kind.STRAY, "head " + new Key(key));
    }
    if (head.isEmpty()) {
      findings.add(Kind.DISORDER, "empty head " + new Key(key));
    }
    for (Head.Span span : head.spans()) {
      inLog(number, key, span.handlingClass(), span.first());
      inLog(number, key, span.handlingClass(), span.last());
      if (head.count() > 1) {
        span(key, span);
      }
    }
  }

  /// The past of one class of an object with several versions.
  private void span(byte[] key, Head.Span span) {
    byte[] ofClass = Keys.pastOf(key, span.handlingClass());
    int count = 0;
    Head.Place first = span.last();
    Head.Place last = span.first();
    try (Scan scan = view.scan(Table.PAST, ofClass)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(ofClass); iterator.isValid(); iterator.next()) {
        Head.Place place = CollectionWriter.pastPlace(iterator.key(), iterator.value());
        first = count == 0 ? place : first;
        last = place;
        count++;
      }
      view.engine().check(iterator);
    }
    if (count != span.count() || !first.equals(span.first()) || !last.equals(span.last())) {
      findings.add(Kind.DISORDER, "versions of head " + new Key(key));
    }
  }

  private void past() {
    try (RocksIterator iterator = view.iterator(Table.PAST)) {
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        int end = key.length - VersionTime.BYTES - 3;
        if (end <= TYPE_START) {
          findings.add(Kind.UNREADABLE, "past " + new Key(key));
          continue;
        }
        byte[] headKey = Arrays.copyOf(key, end);
        int handlingClass = new ByteSource(Table.PAST, key, end + 1, key.length).u16();
        Head head = headOrEmpty(view.get(Table.HEAD, headKey));
        if (head.count() < 2 || head.span(handlingClass) == null) {
          findings.add(Kind.STRAY, "past " + new Key(key));
        } else {
          int number = new ByteSource(Table.PAST, key).u32();
          inLog(number, headKey, handlingClass, CollectionWriter.pastPlace(key, iterator.value()));
        }
      }
      view.engine().check(iterator);
    }
  }

  private void inLog(int number, byte[] key, int handlingClass, Head.Place place) {
    LogCheck.Found found = LogCheck.object(view, number, place.position(), names);
    boolean there =
        found != null
            && found.record().handlingClass() == handlingClass
            && found.record().time().equals(place.time())
            && Arrays.equals(Keys.head(number, found.record().id()), key);
    if (!there) {
      findings.add(Kind.NOT_IN_LOG, "head " + new Key(key) + ", position " + place.position());
    }
  }

  static Head headOrEmpty(byte @Nullable [] bytes) {
    try {
      return bytes == null ? Head.EMPTY : Head.read(bytes);
    } catch (StoreCorrupted e) {
      return Head.EMPTY;
    }
  }

  private static @Nullable Head headOrNull(RocksIterator iterator) {
    try {
      return Head.read(iterator.value());
    } catch (StoreCorrupted e) {
      return null;
    }
  }
}
