package org.entente.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// Reading a [MemoryStore]'s collections: everything is looked at, every time.
final class MemoryCollections implements CollectionLog {
  private static final Content NONE = Content.of(new byte[0]);

  private final Function<CollectionId, MemoryShelf> shelves;

  MemoryCollections(Function<CollectionId, MemoryShelf> shelves) {
    this.shelves = shelves;
  }

  @Override
  public Page page(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return pageOf(shelves.apply(collection).select(selection, ceiling), after, bounds);
  }

  @Override
  public Page headers(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    List<Entry> headers =
        shelves.apply(collection).select(selection, ceiling).stream()
            .map(MemoryCollections::header)
            .toList();
    return pageOf(headers, after, bounds);
  }

  @Override
  public List<Event> events(CollectionId collection, Position after, Page.Bounds bounds) {
    MemoryShelf shelf = shelves.apply(collection);
    var all = new ArrayList<Event>(shelf.taken());
    shelf.books().forEach(book -> all.add(new Event.Added(book.entry())));
    all.sort(Comparator.comparing(Event::position));
    return bounded(
        all.stream().filter(event -> event.position().compareTo(after) > 0).toList(),
        bounds,
        event -> event instanceof Event.Added(Entry entry) ? entry.content().length() : 0);
  }

  @Override
  public Page byValue(
      CollectionId collection,
      IndexedValue value,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    List<Entry> found =
        shelves.apply(collection).visible(ceiling, book -> book.values().contains(value));
    return pageOf(found, after, bounds);
  }

  @Override
  public Page referringTo(
      CollectionId collection, StixId target, Ceiling ceiling, Position after, Page.Bounds bounds) {
    List<Entry> found =
        shelves.apply(collection).visible(ceiling, book -> book.references().contains(target));
    return pageOf(found, after, bounds);
  }

  @Override
  public Counts counts(CollectionId collection, Ceiling ceiling) {
    List<Entry> visible = shelves.apply(collection).visible(ceiling, book -> true);
    return new Counts(visible.stream().map(Entry::id).distinct().count(), visible.size());
  }

  @Override
  public Position last(CollectionId collection) {
    return new Position(shelves.apply(collection).last());
  }

  private static Page pageOf(List<Entry> entries, Position after, Page.Bounds bounds) {
    List<Entry> rest =
        entries.stream().filter(entry -> entry.position().compareTo(after) > 0).toList();
    List<Entry> page = bounded(rest, bounds, entry -> entry.content().length());
    return new Page(page, page.size() < rest.size());
  }

  private static <T> List<T> bounded(List<T> all, Page.Bounds bounds, ToLongFunction<T> bytes) {
    long sum = 0;
    int count = 0;
    for (T one : all) {
      sum += bytes.applyAsLong(one);
      if (count == bounds.entriesMax() || (count > 0 && sum > bounds.bytesMax())) {
        break;
      }
      count++;
    }
    return all.subList(0, count);
  }

  private static Entry header(Entry entry) {
    return new Entry(
        entry.position(), entry.id(), entry.version(), entry.handling(), entry.source(), NONE);
  }
}
