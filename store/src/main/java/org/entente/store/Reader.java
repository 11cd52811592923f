package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.handling.Ceiling;
import org.jspecify.annotations.Nullable;

/// One question to one collection: the view it is asked of, and the classes that the asker may see.
/// For one thread, while the view is held.
final class Reader {
  private static final Content NO_CONTENT = Content.of(new byte[0]);

  private final View view;
  private final Shelf shelf;
  private final Handlings handlings;
  private final IntPredicate visible;

  Reader(View view, CollectionId collection, Handlings handlings, Ceiling ceiling) {
    this.view = view;
    this.handlings = handlings;
    byte[] bytes = view.get(Table.META, Keys.metaCollection(collection));
    shelf = bytes == null ? new Shelf() : Shelf.read(bytes);
    visible = handlingClass -> ceiling.permits(handlings.of(handlingClass, view));
  }

  View view() {
    return view;
  }

  Shelf shelf() {
    return shelf;
  }

  int number() {
    return shelf.number();
  }

  /// Whether the collection has, or had, anything under its number.
  boolean isEmpty() {
    return shelf.number() == Shelf.NO_NUMBER;
  }

  IntPredicate visible() {
    return visible;
  }

  /// The classes in the collection that the asker may see.
  List<Integer> classes() {
    List<Integer> classes = new ArrayList<>();
    for (int handlingClass : shelf.tally().classes()) {
      if (visible.test(handlingClass)) {
        classes.add(handlingClass);
      }
    }
    return classes;
  }

  Head head(org.entente.stix.StixId id) {
    byte[] bytes = view.get(Table.HEAD, Keys.head(number(), id));
    return bytes == null ? Head.EMPTY : Head.read(bytes);
  }

  /// The entry that `header` heads, with the content that ends at `end`; without any if `array`
  /// does not hold it.
  Entry entry(LogRecord header, byte @Nullable [] array, int end) {
    return new Entry(
        new Position(header.position()),
        header.id(),
        header.version(),
        handlings.of(header.handlingClass(), view),
        header.source(),
        array == null ? NO_CONTENT : new Content(array, header.content(), end - header.content()));
  }

  /// Decides, for entries in order, whether they are part of the page.
  interface Filter {
    boolean test(LogRecord header, int state);
  }

  /// The page that `merge` leads to.
  Page page(Merge merge, Filter filter, Page.Bounds bounds, boolean headersOnly) {
    if (merge.position() == PostingsCursor.END) {
      return Page.EMPTY;
    }
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    try (var log = new LogCursor(view, number(), headersOnly)) {
      for (; merge.position() != PostingsCursor.END; merge.next()) {
        log.moveTo(merge.position());
        LogRecord header = log.header();
        if (!filter.test(header, merge.state())) {
          continue;
        }
        bytes += headersOnly ? 0 : log.contentBytes(header);
        if (entries.size() == bounds.entriesMax()
            || (!entries.isEmpty() && bytes > bounds.bytesMax())) {
          return new Page(entries, true);
        }
        entries.add(headersOnly ? entry(header, null, 0) : entry(header, log.array(), log.end()));
        if (!headersOnly) {
          log.keep();
        }
      }
    }
    return new Page(entries, false);
  }
}
