package org.entente.store.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;
import org.jspecify.annotations.Nullable;

/// Brings the index up to the log. An event only says which object changed; what is in the index of
/// that object is then replaced by what the log holds of it now. So it does not matter how often an
/// event is seen, and going back to an earlier cursor is always right. For one thread.
final class LogFollower {
  /// Events in one batch.
  private static final Page.Bounds BATCH = new Page.Bounds(1_000, 8L << 20);

  private static final Page.Bounds HEADERS = new Page.Bounds(10_000, Long.MAX_VALUE);
  private static final Page.Bounds ONE = new Page.Bounds(1, Long.MAX_VALUE);

  private final CollectionLog log;
  private final IndexWriter writer;
  private final Map<CollectionId, Position> cursors;

  LogFollower(CollectionLog log, IndexWriter writer, Map<CollectionId, Position> cursors) {
    this.log = log;
    this.writer = writer;
    this.cursors = new HashMap<>(cursors);
  }

  Map<CollectionId, Position> cursors() {
    return Map.copyOf(cursors);
  }

  /// Whether the index is ahead of the log, as when an older store was put in its place.
  boolean isAhead(Set<CollectionId> collections) {
    return cursors.entrySet().stream()
        .filter(cursor -> collections.contains(cursor.getKey()))
        .anyMatch(cursor -> cursor.getValue().compareTo(log.last(cursor.getKey())) > 0);
  }

  /// Takes collections out that are gone, and one batch of each that is behind in.
  ///
  /// @return whether anything changed
  boolean round(Set<CollectionId> collections) throws IOException {
    boolean changed = false;
    for (CollectionId known : List.copyOf(cursors.keySet())) {
      if (!collections.contains(known)) {
        writer.deleteDocuments(new Term(IndexFields.COLLECTION, known.toString()));
        cursors.remove(known);
        changed = true;
      }
    }
    for (CollectionId collection : collections) {
      Position cursor = cursors.getOrDefault(collection, Position.START);
      Position last = log.last(collection);
      if (last.compareTo(cursor) > 0) {
        List<Event> events = log.events(collection, cursor, BATCH);
        take(collection, events);
        cursors.put(collection, events.isEmpty() ? last : events.getLast().position());
        changed = true;
      }
    }
    return changed;
  }

  private void take(CollectionId collection, List<Event> events) throws IOException {
    var concerned = new LinkedHashSet<StixId>();
    var contents = new HashMap<Position, Entry>();
    for (Event event : events) {
      switch (event) {
        case Event.Added(var entry) -> {
          concerned.add(entry.id());
          contents.put(entry.position(), entry);
        }
        case Event.Taken(_, var removed, _) -> concerned.add(removed.id());
      }
    }
    if (concerned.isEmpty()) {
      return;
    }
    Map<StixId, List<Entry>> versions = versions(collection, concerned);
    for (StixId id : concerned) {
      var object = new Term(IndexFields.OBJECT, IndexFields.object(collection, id));
      List<Document> documents =
          documents(collection, versions.getOrDefault(id, List.of()), contents);
      if (documents.isEmpty()) {
        writer.deleteDocuments(object);
      } else {
        writer.updateDocuments(object, documents);
      }
    }
  }

  /// All versions of each object, without content.
  private Map<StixId, List<Entry>> versions(CollectionId collection, Set<StixId> ids) {
    var selection = new Selection(ids, Set.of(), Selection.Versions.ALL);
    var versions = new HashMap<StixId, List<Entry>>();
    Position after = Position.START;
    Page page;
    do {
      page = log.headers(collection, selection, Ceiling.ALL, after, HEADERS);
      for (Entry entry : page.entries()) {
        versions.computeIfAbsent(entry.id(), _ -> new ArrayList<>(1)).add(entry);
        after = entry.position();
      }
    } while (page.more());
    return versions;
  }

  private List<Document> documents(
      CollectionId collection, List<Entry> versions, Map<Position, Entry> contents) {
    int[] latest = Classes.latest(versions);
    var documents = new ArrayList<Document>(1);
    for (int i = 0; i < latest.length; i++) {
      Entry header = versions.get(i);
      if (latest[i] != 0) {
        Entry entry = contents.get(header.position());
        if (entry == null) {
          entry = withContent(collection, header);
        }
        if (entry != null) {
          documents.add(VersionDocument.of(collection, entry, latest[i]));
        }
      }
    }
    return documents;
  }

  /// Null when it was removed a moment ago: there is an event to come that says so.
  private @Nullable Entry withContent(CollectionId collection, Entry header) {
    return log
        .page(
            collection,
            Selection.of(header.id(), Selection.Versions.ALL),
            Ceiling.ALL,
            new Position(header.position().micros() - 1),
            ONE)
        .entries()
        .stream()
        .filter(entry -> entry.position().equals(header.position()))
        .findFirst()
        .orElse(null);
  }
}
