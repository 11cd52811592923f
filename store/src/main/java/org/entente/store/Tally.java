package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.entente.exchange.collection.CollectionLog.Counts;

/// How many versions and objects one collection has, kept so that any reader's counts are exact and
/// cost nothing: versions by class and [State], and, for the rare objects whose versions are spread
/// over several classes, objects by the set of those classes.
///
/// It also tells which streams are empty, so that a page need not look. For one thread.
final class Tally {
  private final Map<Integer, long[]> versions = new TreeMap<>();
  private final Map<List<Integer>, Long> spread;

  Tally() {
    spread = new TreeMap<>(Tally::compare);
  }

  private Tally(Tally other) {
    this();
    other.versions.forEach((handlingClass, counts) -> versions.put(handlingClass, counts.clone()));
    spread.putAll(other.spread);
  }

  Tally copy() {
    return new Tally(this);
  }

  void addVersion(int handlingClass, int state, int change) {
    long[] counts = versions.computeIfAbsent(handlingClass, any -> new long[State.COUNT]);
    counts[state] += change;
    if (change < 0 && isZero(counts)) {
      versions.remove(handlingClass);
    }
  }

  /// One object more, or fewer, whose versions are spread over `classes` (ascending, at least two).
  void addSpread(List<Integer> classes, int change) {
    long count = spread.getOrDefault(classes, 0L) + change;
    if (count == 0) {
      spread.remove(classes);
    } else {
      spread.put(List.copyOf(classes), count);
    }
  }

  /// The classes that have versions, ascending.
  List<Integer> classes() {
    return List.copyOf(versions.keySet());
  }

  long versions(int handlingClass, int state) {
    long[] counts = versions.get(handlingClass);
    return counts == null ? 0 : counts[state];
  }

  Counts counts(IntPredicate visible) {
    long objects = 0;
    long all = 0;
    for (Map.Entry<Integer, long[]> entry : versions.entrySet()) {
      if (visible.test(entry.getKey())) {
        long[] counts = entry.getValue();
        for (int state = 0; state < State.COUNT; state++) {
          all += counts[state];
        }
        objects += counts[State.LAST] + counts[State.ONLY];
      }
    }
    for (Map.Entry<List<Integer>, Long> entry : spread.entrySet()) {
      if (entry.getKey().stream().anyMatch(visible::test)) {
        objects += entry.getValue();
      }
    }
    return new Counts(objects, all);
  }

  void writeTo(ByteSink sink) {
    sink.varint(versions.size());
    versions.forEach((handlingClass, counts) -> {
      sink.u16(handlingClass);
      for (long count : counts) {
        sink.varint(count);
      }
    });
    sink.varint(spread.size());
    spread.forEach((classes, count) -> {
      sink.varint(classes.size());
      classes.forEach(sink::u16);
      sink.varint(count);
    });
  }

  static Tally read(ByteSource source) {
    var tally = new Tally();
    int classes = source.size();
    for (int i = 0; i < classes; i++) {
      int handlingClass = source.u16();
      var counts = new long[State.COUNT];
      for (int state = 0; state < State.COUNT; state++) {
        counts[state] = source.varint();
      }
      tally.versions.put(handlingClass, counts);
    }
    int sets = source.size();
    for (int i = 0; i < sets; i++) {
      int size = source.size();
      var set = new ArrayList<Integer>(size);
      for (int j = 0; j < size; j++) {
        set.add(source.u16());
      }
      tally.spread.put(List.copyOf(set), source.varint());
    }
    return tally;
  }

  private static boolean isZero(long[] counts) {
    for (long count : counts) {
      if (count != 0) {
        return false;
      }
    }
    return true;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size() && i < b.size(); i++) {
      int by = Integer.compare(a.get(i), b.get(i));
      if (by != 0) {
        return by;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
