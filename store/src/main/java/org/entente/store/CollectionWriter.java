package org.entente.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Sameness;
import org.entente.stix.StixId;
import org.jspecify.annotations.Nullable;

/// Appends to and removes from one collection, keeping every index in step with the log. For the
/// committer's thread, within one piece of work.
final class CollectionWriter {
  private final Draft draft;
  private final CollectionId collection;
  private final Shelf shelf;
  private final Names names = new Names();
  private int number;

  CollectionWriter(Draft draft, CollectionId collection) {
    this.draft = draft;
    this.collection = collection;
    this.shelf = draft.shelf(collection);
    this.number = shelf.number();
  }

  // Appending

  List<Appended> append(List<Arrival> arrivals, Instant now, Sameness sameness) {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    if (number == Shelf.NO_NUMBER) {
      number = draft.newNumber();
      draft.touch(collection).number(number);
    }
    List<Key> keys = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      keys.add(new Key(Keys.head(number, arrival.id())));
    }
    List<Head> heads = draft.heads(keys);
    int fresh = countNew(arrivals, keys, heads);
    long next = fresh == 0 ? 0 : draft.touch(collection).take(now, fresh);
    List<Appended> outcomes = new ArrayList<>(arrivals.size());
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      Key key = keys.get(i);
      Head pending = draft.pendingHead(key);
      Head head = pending == null ? heads.get(i) : pending;
      Head.@Nullable Place there = find(key, head, VersionTime.of(arrival.version()));
      if (there == null) {
        insert(key, head, arrival, next);
        outcomes.add(new Appended.Stored(new Position(next)));
        next++;
      } else {
        outcomes.add(met(arrival, there.position(), sameness));
      }
    }
    return outcomes;
  }

  /// How many of `arrivals` will be stored: the first position depends on it.
  private int countNew(List<Arrival> arrivals, List<Key> keys, List<Head> heads) {
    Map<Key, List<VersionTime>> seen = HashMap.newHashMap(arrivals.size());
    int fresh = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      VersionTime time = VersionTime.of(arrivals.get(i).version());
      if (find(keys.get(i), heads.get(i), time) == null) {
        List<VersionTime> before = seen.putIfAbsent(keys.get(i), List.of(time));
        if (before == null) {
          fresh++;
        } else if (!before.contains(time)) {
          fresh++;
          List<VersionTime> more = new ArrayList<>(before);
          more.add(time);
          seen.put(keys.get(i), more);
        }
      }
    }
    return fresh;
  }

  private Appended met(Arrival arrival, long position, Sameness sameness) {
    Draft.Stored stored = draft.stored(number, position);
    LogRecord record = LogRecord.read(stored.array(), stored.start(), stored.end(), names);
    var content = new Content(stored.array(), record.content(), stored.end() - record.content());
    boolean same =
        equal(content, arrival.content())
            || sameness.same(arrival.id(), content, arrival.content());
    var at = new Position(position);
    return same ? new Appended.Known(at) : new Appended.Conflict(at);
  }

  private static boolean equal(Content a, Content b) {
    return java.util.Arrays.equals(
        a.array(),
        a.offset(),
        a.offset() + a.length(),
        b.array(),
        b.offset(),
        b.offset() + b.length());
  }

  /// Where the version of that time is; null if nowhere.
  private Head.@Nullable Place find(Key key, Head head, VersionTime time) {
    for (Head.Span span : head.spans()) {
      if (span.first().time().equals(time)) {
        return span.first();
      }
      if (span.last().time().equals(time)) {
        return span.last();
      }
      boolean between =
          span.count() > 2
              && time.compareTo(span.first().time()) > 0
              && time.compareTo(span.last().time()) < 0;
      if (between) {
        byte[] found =
            draft.past().get(new Key(Keys.past(key.bytes(), span.handlingClass(), time)));
        if (found != null) {
          return new Head.Place(time, new ByteSource(Table.PAST, found).u64());
        }
      }
    }
    return null;
  }

  private void insert(Key key, Head before, Arrival arrival, long position) {
    int handlingClass = draft.handlingClass(arrival.handling());
    draft.log(number, arrival, position, handlingClass);
    lookUpBy(arrival.values(), arrival.references(), handlingClass, position);
    index(key, before, arrival.id(), VersionTime.of(arrival.version()), handlingClass, position);
  }

  /// Enters an entry of the log into every index, as if it came in now. Entries are given in the
  /// order of the log.
  void reindex(LogRecord record, LogRecord.Lookups lookups) {
    var key = new Key(Keys.head(number, record.id()));
    lookUpBy(lookups.values(), lookups.references(), record.handlingClass(), record.position());
    index(
        key,
        draft.head(key),
        record.id(),
        record.time(),
        record.handlingClass(),
        record.position());
  }

  private void lookUpBy(
      List<IndexedValue> values, List<StixId> references, int handlingClass, long position) {
    for (IndexedValue value : values) {
      draft.postings().append(Keys.value(number, value, handlingClass), position);
    }
    for (StixId reference : references) {
      draft.postings().append(Keys.reference(number, reference, handlingClass), position);
    }
  }

  /// Enters a version into the head, the past and the orders. Its position is the collection's
  /// newest.
  private void index(
      Key key, Head before, StixId id, VersionTime time, int handlingClass, long position) {
    var place = new Head.Place(time, position);
    Head after = before.with(handlingClass, place);
    if (before.isEmpty()) {
      enter(id.type(), handlingClass, State.ONLY, position);
    } else {
      if (before.count() == 1) {
        Head.Span only = before.spans().getFirst();
        putPast(key, only.handlingClass(), only.first());
      }
      putPast(key, handlingClass, place);
      Map<Long, Stand> then = stands(before);
      Map<Long, Stand> now = stands(after);
      Stand own = now.remove(position);
      restand(id.type(), then, now);
      enter(id.type(), handlingClass, own == null ? 0 : own.state, position);
      countSpread(before, after);
    }
    draft.head(key, after);
  }

  private void enter(String type, int handlingClass, int state, long position) {
    draft.postings().append(Keys.order(number, handlingClass, state), position);
    draft.postings().append(Keys.type(number, type, handlingClass, state), position);
    shelf.tally().addVersion(handlingClass, state, 1);
  }

  // Removing

  /// Removes the versions at `places`, in their order.
  List<Removed> remove(StixId id, List<Long> positions, Instant now, String source) {
    if (positions.isEmpty()) {
      return List.of();
    }
    var key = new Key(Keys.head(number, id));
    long next = draft.touch(collection).take(now, positions.size());
    List<Removed> removed = new ArrayList<>(positions.size());
    for (long position : positions) {
      removed.add(remove(key, position, next, source));
      next++;
    }
    return removed;
  }

  private Removed remove(Key key, long position, long own, String source) {
    Draft.Stored stored = draft.stored(number, position);
    LogRecord record = LogRecord.read(stored.array(), stored.start(), stored.end(), names);
    int handlingClass = record.handlingClass();
    LogRecord.Lookups lookups = record.lookups(stored.array(), stored.end(), names);
    PendingPostings postings = draft.postings();
    lookups.values().stream()
        .distinct()
        .forEach(value -> postings.remove(Keys.value(number, value, handlingClass), position));
    lookups.references().stream()
        .distinct()
        .forEach(reference ->
            postings.remove(Keys.reference(number, reference, handlingClass), position));
    unindex(key, record.id(), handlingClass, record.time(), position);
    var removed = new Removed(record.id(), record.version(), new Position(position));
    draft.unlog(number, position);
    draft.log(number, removed, own, handlingClass, source);
    return removed;
  }

  private void unindex(Key key, StixId id, int handlingClass, VersionTime time, long position) {
    Head before = draft.head(key);
    Head.Span span = before.span(handlingClass);
    if (span == null) {
      throw new StoreCorrupted(
          Table.HEAD.label(), "the head of " + id + " misses position " + position);
    }
    Head after =
        before.without(
            handlingClass, remaining(key, span, time, true), remaining(key, span, time, false));
    if (before.count() > 1) {
      draft.past().delete(new Key(Keys.past(key.bytes(), handlingClass, time)));
    }
    if (after.count() == 1) {
      Head.Span only = after.spans().getFirst();
      draft
          .past()
          .delete(new Key(Keys.past(key.bytes(), only.handlingClass(), only.first().time())));
    }
    Map<Long, Stand> then = stands(before);
    Map<Long, Stand> now = stands(after);
    Stand own = then.remove(position);
    restand(id.type(), then, now);
    int state = own == null ? 0 : own.state;
    draft.postings().remove(Keys.order(number, handlingClass, state), position);
    draft.postings().remove(Keys.type(number, id.type(), handlingClass, state), position);
    shelf.tally().addVersion(handlingClass, state, -1);
    countSpread(before, after);
    draft.head(key, after);
  }

  /// The first or last version of a class once that of `time` is gone; null if none stays.
  private Head.@Nullable Place remaining(Key key, Head.Span span, VersionTime time, boolean first) {
    Head.Place edge = first ? span.first() : span.last();
    if (!edge.time().equals(time)) {
      return edge;
    }
    if (span.count() == 1) {
      return null;
    }
    byte[] ofClass = Keys.pastOf(key.bytes(), span.handlingClass());
    var gone = new Key(Keys.past(key.bytes(), span.handlingClass(), time));
    PendingTable.Row row =
        first ? draft.past().next(gone, ofClass) : draft.past().previous(gone, ofClass);
    if (row == null) {
      throw new StoreCorrupted(Table.PAST.label(), "a version next to " + gone + " is missing");
    }
    return pastPlace(row.key().bytes(), row.value());
  }

  // What both do

  /// In which stream a version that is first or last of its class stands.
  private record Stand(int handlingClass, int state) {}

  private static Map<Long, Stand> stands(Head head) {
    Map<Long, Stand> stands = new TreeMap<>();
    for (Head.Span span : head.spans()) {
      for (Head.Place place : List.of(span.first(), span.last())) {
        stands.put(place.position(), new Stand(span.handlingClass(), head.state(span, place)));
      }
    }
    return stands;
  }

  /// Moves the versions whose standing has changed, apart from one that came or went, from stream
  /// to stream.
  private void restand(String type, Map<Long, Stand> then, Map<Long, Stand> now) {
    then.forEach((position, stand) -> {
      Stand changed = now.getOrDefault(position, new Stand(stand.handlingClass, 0));
      move(type, position, stand, changed);
    });
    now.forEach((position, stand) -> {
      if (!then.containsKey(position)) {
        move(type, position, new Stand(stand.handlingClass, 0), stand);
      }
    });
  }

  private void move(String type, long position, Stand from, Stand to) {
    if (from.state == to.state) {
      return;
    }
    PendingPostings postings = draft.postings();
    int handlingClass = from.handlingClass;
    postings.remove(Keys.order(number, handlingClass, from.state), position);
    postings.insert(Keys.order(number, handlingClass, to.state), position);
    postings.remove(Keys.type(number, type, handlingClass, from.state), position);
    postings.insert(Keys.type(number, type, handlingClass, to.state), position);
    shelf.tally().addVersion(handlingClass, from.state, -1);
    shelf.tally().addVersion(handlingClass, to.state, 1);
  }

  private void countSpread(Head before, Head after) {
    if (before.isSpread()) {
      shelf.tally().addSpread(before.classes(), -1);
    }
    if (after.isSpread()) {
      shelf.tally().addSpread(after.classes(), 1);
    }
  }

  private void putPast(Key key, int handlingClass, Head.Place place) {
    draft
        .past()
        .put(
            new Key(Keys.past(key.bytes(), handlingClass, place.time())),
            new ByteSink(8).u64(place.position()).copy());
  }

  /// Reads a row of the table of past versions.
  static Head.Place pastPlace(byte[] key, byte[] value) {
    var time =
        VersionTime.read(
            new ByteSource(Table.PAST, key, key.length - VersionTime.BYTES, key.length));
    return new Head.Place(time, new ByteSource(Table.PAST, value).u64());
  }
}
