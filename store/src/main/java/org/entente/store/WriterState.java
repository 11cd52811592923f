package org.entente.store;

import java.util.HashMap;
import java.util.Map;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.handling.Handling;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/// What the committer remembers from group to group. It runs ahead of the disk by the groups that
/// are not written yet; when one of those fails, it is thrown away and read again. For the
/// committer's thread.
final class WriterState {
  private final Engine engine;
  private final Map<CollectionId, Shelf> shelves = new HashMap<>();
  private final Map<Handling, Integer> classes = new HashMap<>();
  private final Map<Integer, Handling> handlings = new HashMap<>();
  private int nextCollection;
  private int nextClass;
  private long audited;
  private long notesTaken;

  WriterState(Engine engine) {
    this.engine = engine;
    Counters counters = Counters.read(engine.get(Table.META, Keys.metaCounters()));
    nextCollection = counters.nextCollection();
    audited = counters.audited();
    notesTaken = counters.notesTaken();
    byte[] prefix = Keys.metaHandlings();
    try (RocksIterator iterator = engine.iterator(Table.META)) {
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        if (!Keys.startsWith(key, prefix)) {
          break;
        }
        int number = new ByteSource(Table.META, key, 1, key.length).u16();
        Handling handling = Handlings.read(iterator.value());
        classes.put(handling, number);
        handlings.put(number, handling);
        nextClass = Math.max(nextClass, number + 1);
      }
      engine.check(iterator);
    }
  }

  /// The shelf of `collection`; an empty one if it was never written to.
  Shelf shelf(CollectionId collection) {
    return shelves.computeIfAbsent(
        collection,
        id -> {
          byte[] bytes = engine.get(Table.META, Keys.metaCollection(id));
          return bytes == null ? new Shelf() : Shelf.read(bytes);
        });
  }

  @Nullable Integer classOf(Handling handling) {
    return classes.get(handling);
  }

  Handling handling(int handlingClass) {
    Handling handling = handlings.get(handlingClass);
    if (handling == null) {
      throw new StoreCorrupted(
          Table.META.label(), "visibility class " + handlingClass + " stands for nothing");
    }
    return handling;
  }

  /// Gives `handling` the next number.
  int newClass(Handling handling, Undo undo) {
    int number = nextClass;
    if (number > Handlings.CLASSES_MAX) {
      throw new IllegalStateException("more kinds of handling than a store can tell apart");
    }
    nextClass++;
    classes.put(handling, number);
    handlings.put(number, handling);
    undo.add(() -> {
      nextClass--;
      classes.remove(handling);
      handlings.remove(number);
    });
    return number;
  }

  /// A number that no collection had before.
  int newCollection(Undo undo) {
    int number = nextCollection;
    nextCollection++;
    undo.add(() -> nextCollection--);
    return number;
  }

  long nextAudit() {
    return ++audited;
  }

  /// The last note of the journal that becomes an audit record.
  void notesTaken(long sequence) {
    notesTaken = sequence;
  }

  byte[] counters() {
    return new Counters(nextCollection, audited, notesTaken).bytes();
  }
}
