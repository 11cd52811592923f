package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;
import org.rocksdb.RocksIterator;

/// Reading collections. Every question is answered from one [View]. Any number of threads.
final class RocksCollections implements CollectionLog {
  private final Views views;
  private final Handlings handlings;

  RocksCollections(Views views, Handlings handlings) {
    this.views = views;
    this.handlings = handlings;
  }

  @Override
  public Page page(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return select(collection, selection, ceiling, after, bounds, false);
  }

  @Override
  public Page headers(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return select(collection, selection, ceiling, after, bounds, true);
  }

  private Page select(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds,
      boolean headersOnly) {
    return views.read(view ->
        new SelectionReader(
                new Reader(view, collection, handlings, ceiling), selection, headersOnly)
            .page(after, bounds));
  }

  @Override
  public Page byValue(
      CollectionId collection,
      IndexedValue value,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return views.read(view -> {
      var reader = new Reader(view, collection, handlings, ceiling);
      return lookUp(
          reader,
          handlingClass -> Keys.value(reader.number(), value, handlingClass),
          after,
          bounds);
    });
  }

  @Override
  public Set<IndexedValue> carried(
      CollectionId collection, Set<IndexedValue> values, Ceiling ceiling) {
    return views.read(view -> {
      var reader = new Reader(view, collection, handlings, ceiling);
      return reader.isEmpty() ? Set.of() : new ValueProbe(reader).carried(values);
    });
  }

  @Override
  public Page referringTo(
      CollectionId collection, StixId target, Ceiling ceiling, Position after, Page.Bounds bounds) {
    return views.read(view -> {
      var reader = new Reader(view, collection, handlings, ceiling);
      return lookUp(
          reader,
          handlingClass -> Keys.reference(reader.number(), target, handlingClass),
          after,
          bounds);
    });
  }

  private interface StreamOfClass {
    byte[] key(int handlingClass);
  }

  private static Page lookUp(
      Reader reader, StreamOfClass streams, Position after, Page.Bounds bounds) {
    if (reader.isEmpty() || after.micros() == Long.MAX_VALUE) {
      return Page.EMPTY;
    }
    View view = reader.view();
    try (RocksIterator iterator = view.iterator(Table.POSTINGS)) {
      List<PostingsCursor> cursors = new ArrayList<>();
      for (int handlingClass : reader.classes()) {
        cursors.add(
            new PostingsCursor(
                view.engine(), iterator, streams.key(handlingClass), 0, after.micros()));
      }
      return reader.page(new Merge(cursors), (header, state) -> true, bounds, false);
    }
  }

  @Override
  public List<Event> events(CollectionId collection, Position after, Page.Bounds bounds) {
    return views.read(view -> {
      var reader = new Reader(view, collection, handlings, Ceiling.ALL);
      return reader.isEmpty() || after.micros() == Long.MAX_VALUE
          ? List.of()
          : events(reader, after.micros() + 1, bounds);
    });
  }

  private static List<Event> events(Reader reader, long from, Page.Bounds bounds) {
    List<Event> events = new ArrayList<>();
    long bytes = 0;
    try (var log = new LogCursor(reader.view(), reader.number(), false)) {
      boolean there = log.moveFrom(from);
      while (there && events.size() < bounds.entriesMax()) {
        LogRecord header = log.header();
        bytes += log.contentBytes(header);
        if (!events.isEmpty() && bytes > bounds.bytesMax()) {
          break;
        }
        events.add(event(reader, header, log));
        log.keep();
        there = log.moveOn();
      }
    }
    return List.copyOf(events);
  }

  private static Event event(Reader reader, LogRecord header, LogCursor log) {
    if (header.kind() == LogRecord.OBJECT) {
      return new Event.Added(reader.entry(header, log.array(), log.end()));
    }
    var was = new Position(header.removedPosition(log.array(), log.end()));
    return new Event.Taken(
        new Position(header.position()),
        new Removed(header.id(), header.version(), was),
        header.source());
  }

  @Override
  public Counts counts(CollectionId collection, Ceiling ceiling) {
    return views.read(view -> {
      var reader = new Reader(view, collection, handlings, ceiling);
      return reader.shelf().tally().counts(reader.visible());
    });
  }

  @Override
  public Position last(CollectionId collection) {
    return views.read(
        view -> new Position(new Reader(view, collection, handlings, Ceiling.ALL).shelf().last()));
  }
}
