package org.entente.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// One collection of a [MemoryStore]. Immutable.
///
/// @param last the last position given, in microseconds
/// @param books what is there, in ascending order of position
/// @param taken what was removed, in ascending order of position
record MemoryShelf(long last, List<Book> books, List<Event.Taken> taken) {
  static final MemoryShelf EMPTY = new MemoryShelf(0, List.of(), List.of());

  /// An entry with what it can be found by.
  record Book(Entry entry, List<IndexedValue> values, List<StixId> references) {}

  /// The first of `count` new positions.
  long next(Instant now, int count) {
    long millis = now.toEpochMilli();
    if (now.isAfter(Instant.ofEpochMilli(millis))) {
      millis++;
    }
    return Math.max(last + 1, millis * 1_000 - count + 1);
  }

  Optional<Entry> find(StixId id, @Nullable StixTimestamp version) {
    return books.stream()
        .map(Book::entry)
        .filter(
            entry -> entry.id().equals(id) && java.util.Objects.equals(entry.version(), version))
        .findFirst();
  }

  MemoryShelf with(Book book) {
    var more = new ArrayList<>(books);
    more.add(book);
    return new MemoryShelf(book.entry.position().micros(), more, taken);
  }

  MemoryShelf without(Event.Taken gone) {
    var fewer = new ArrayList<>(books);
    fewer.removeIf(book -> book.entry.position().equals(gone.removed().position()));
    var more = new ArrayList<>(taken);
    more.add(gone);
    return new MemoryShelf(gone.position().micros(), fewer, more);
  }

  MemoryShelf emptied() {
    return new MemoryShelf(last, List.of(), List.of());
  }

  /// What `selection` finds among what `ceiling` permits, in order.
  List<Entry> select(Selection selection, Ceiling ceiling) {
    List<Entry> visible = visible(ceiling, book -> true);
    return visible.stream()
        .filter(entry -> selection.ids().isEmpty() || selection.ids().contains(entry.id()))
        .filter(
            entry -> selection.types().isEmpty() || selection.types().contains(entry.id().type()))
        .filter(entry -> wanted(entry, visible, selection.versions()))
        .toList();
  }

  List<Entry> visible(Ceiling ceiling, Predicate<Book> condition) {
    return books.stream()
        .filter(book -> ceiling.permits(book.entry.handling()))
        .filter(condition)
        .map(Book::entry)
        .toList();
  }

  private static boolean wanted(Entry entry, List<Entry> visible, Selection.Versions versions) {
    List<Entry> siblings =
        visible.stream()
            .filter(other -> other.id().equals(entry.id()))
            .sorted(Comparator.comparing(Entry::version, EARLIEST_FIRST))
            .toList();
    return versions.all()
        || (versions.first() && siblings.getFirst().position().equals(entry.position()))
        || (versions.last() && siblings.getLast().position().equals(entry.position()))
        || versions.exact().contains(versionOf(entry));
  }

  private static StixTimestamp versionOf(Entry entry) {
    StixTimestamp version = entry.version();
    return version != null ? version : dateAdded(entry.position());
  }

  private static StixTimestamp dateAdded(Position position) {
    return StixTimestamp.of(position.time());
  }

  private static final Comparator<@Nullable StixTimestamp> EARLIEST_FIRST =
      Comparator.nullsFirst(Comparator.<StixTimestamp>naturalOrder());
}
