package org.entente.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.exchange.collection.IndexedValue;
import org.rocksdb.RocksIterator;

/// Finds out which of many values are there, without reading what carries them. The values are
/// asked for in the order of their keys, so that one look at the index often answers for several:
/// where it finds the next key beyond a value, that value is not there, nor is any other before
/// that key. For one thread, while the view is held.
final class ValueProbe {
  private final Reader reader;
  private final List<Integer> classes;

  ValueProbe(Reader reader) {
    this.reader = reader;
    this.classes = reader.classes();
  }

  Set<IndexedValue> carried(Set<IndexedValue> values) {
    var probes = new ArrayList<Probe>(values.size());
    for (IndexedValue value : values) {
      probes.add(new Probe(Keys.value(reader.number(), value), value));
    }
    probes.sort((a, b) -> Arrays.compareUnsigned(a.key, b.key));
    var carried = new HashSet<IndexedValue>();
    try (RocksIterator iterator = reader.view().iterator(Table.POSTINGS)) {
      var place = new Place(iterator);
      for (Probe probe : probes) {
        if (isThere(probe.key, place)) {
          carried.add(probe.value);
        }
      }
    }
    return carried;
  }

  /// Looks only where the asker may see.
  private boolean isThere(byte[] key, Place place) {
    for (int handlingClass : classes) {
      byte[] stream = Keys.ofClass(key, handlingClass);
      place.moveTo(stream);
      if (place.isIn(stream)) {
        return true;
      }
      if (!place.isIn(key)) {
        return false;
      }
    }
    return false;
  }

  @SuppressWarnings("ArrayRecordComponent") // equality is never asked for
  private record Probe(byte[] key, IndexedValue value) {}

  /// Where the iterator is.
  private final class Place {
    private final RocksIterator iterator;
    private byte[] at = new byte[0];
    private boolean ended;

    Place(RocksIterator iterator) {
      this.iterator = iterator;
    }

    /// To the first key that is not below `key`, forward only.
    void moveTo(byte[] key) {
      if (ended || Arrays.compareUnsigned(at, key) >= 0) {
        return;
      }
      iterator.seek(key);
      if (iterator.isValid()) {
        at = iterator.key();
      } else {
        reader.view().engine().check(iterator);
        ended = true;
      }
    }

    boolean isIn(byte[] prefix) {
      return !ended && Keys.startsWith(at, prefix);
    }
  }
}
