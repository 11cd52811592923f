package org.entente.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.stix.StixId;
import org.rocksdb.RocksIterator;

/// Answers a [Selection]: by ids through the heads, else by merging the streams of the classes that
/// the asker may see. For one thread, while the view is held.
final class SelectionReader {
  private final Reader reader;
  private final Selection selection;
  private final boolean headersOnly;

  SelectionReader(Reader reader, Selection selection, boolean headersOnly) {
    this.reader = reader;
    this.selection = selection;
    this.headersOnly = headersOnly;
  }

  Page page(Position after, Page.Bounds bounds) {
    if (reader.isEmpty() || after.micros() == Long.MAX_VALUE) {
      return Page.EMPTY;
    }
    return selection.ids().isEmpty()
        ? byStreams(after.micros(), bounds)
        : byIds(after.micros(), bounds);
  }

  // By streams

  private Page byStreams(long after, Page.Bounds bounds) {
    View view = reader.view();
    List<PostingsCursor> cursors = new ArrayList<>();
    try (RocksIterator iterator = view.iterator(Table.POSTINGS)) {
      for (int handlingClass : reader.classes()) {
        for (int state = 0; state < State.COUNT; state++) {
          if (isWanted(state) && reader.shelf().tally().versions(handlingClass, state) > 0) {
            for (byte[] stream : streams(handlingClass, state)) {
              cursors.add(new PostingsCursor(view.engine(), iterator, stream, state, after));
            }
          }
        }
      }
      return reader.page(new Merge(cursors), filter(), bounds, headersOnly);
    }
  }

  private boolean isWanted(int state) {
    Selection.Versions versions = selection.versions();
    return versions.all()
        || !versions.exact().isEmpty()
        || (versions.first() && State.has(state, State.FIRST))
        || (versions.last() && State.has(state, State.LAST));
  }

  private List<byte[]> streams(int handlingClass, int state) {
    if (selection.types().isEmpty()) {
      return List.of(Keys.order(reader.number(), handlingClass, state));
    }
    return selection.types().stream()
        .filter(StixId::isTypeName)
        .map(type -> Keys.type(reader.number(), type, handlingClass, state))
        .toList();
  }

  private Reader.Filter filter() {
    Selection.Versions versions = selection.versions();
    Set<VersionTime> exact = Choice.times(versions);
    return (header, state) -> {
      if (versions.all() || Choice.isExact(exact, header.time(), header.position())) {
        return true;
      }
      boolean first = versions.first() && State.has(state, State.FIRST);
      boolean last = versions.last() && State.has(state, State.LAST);
      if (!State.has(state, State.SPREAD)) {
        return first || last;
      }
      // Versions are spread over classes: what the asker may see decides.
      return (first || last)
          && new Choice(versions, reader.head(header.id()), reader.visible())
              .includes(new Head.Place(header.time(), header.position()));
    };
  }

  // By ids

  private Page byIds(long after, Page.Bounds bounds) {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    var names = new Names();
    for (long position : positions(after, bounds.entriesMax())) {
      byte[] value = reader.view().get(Table.LOG, Keys.log(reader.number(), position));
      if (value == null) {
        throw new StoreCorrupted(
            Table.LOG.label(), "a head names position " + position + ", where nothing is");
      }
      LogRecord header = LogRecord.read(value, 0, value.length, names);
      bytes += headersOnly ? 0 : value.length - header.content();
      if (entries.size() == bounds.entriesMax()
          || (!entries.isEmpty() && bytes > bounds.bytesMax())) {
        return new Page(entries, true);
      }
      entries.add(reader.entry(header, headersOnly ? null : value, value.length));
    }
    return new Page(entries, false);
  }

  /// The lowest positions of matching versions after `after`, one more than a page can hold.
  private Iterable<Long> positions(long after, int entriesMax) {
    var lowest = new PriorityQueue<Long>(Collections.reverseOrder());
    for (StixId id : selection.ids()) {
      if (!selection.types().isEmpty() && !selection.types().contains(id.type())) {
        continue;
      }
      Head head = reader.head(id);
      var choice = new Choice(selection.versions(), head, reader.visible());
      for (Head.Span span : head.spans()) {
        if (reader.visible().test(span.handlingClass())) {
          for (Head.Place place : places(id, head, span)) {
            if (place.position() > after && choice.includes(place)) {
              lowest.add(place.position());
              if (lowest.size() > entriesMax + 1L) {
                lowest.poll();
              }
            }
          }
        }
      }
    }
    return new TreeSet<>(lowest);
  }

  /// The versions of a class that may be meant.
  private List<Head.Place> places(StixId id, Head head, Head.Span span) {
    boolean edgesSuffice =
        span.count() <= 2
            || (!selection.versions().all() && selection.versions().exact().isEmpty());
    if (head.count() == 1 || edgesSuffice) {
      return span.count() == 1 ? List.of(span.first()) : List.of(span.first(), span.last());
    }
    List<Head.Place> places = new ArrayList<>(span.count());
    byte[] ofClass = Keys.pastOf(Keys.head(reader.number(), id), span.handlingClass());
    try (Scan scan = reader.view().scan(Table.PAST, ofClass)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(ofClass); iterator.isValid(); iterator.next()) {
        places.add(CollectionWriter.pastPlace(iterator.key(), iterator.value()));
      }
      reader.view().engine().check(iterator);
    }
    return places;
  }
}
