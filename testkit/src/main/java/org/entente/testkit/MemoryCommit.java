package org.entente.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// A change to a [MemoryState] under way.
final class MemoryCommit implements Commit {
  private final MemoryState state;
  private final Instant time;
  private final Sameness sameness;
  private boolean over;

  MemoryCommit(MemoryState state, Instant time, Sameness sameness) {
    this.state = state;
    this.time = time;
    this.sameness = sameness;
  }

  /// The work has returned: whoever kept this can do nothing with it.
  void end() {
    over = true;
  }

  private MemoryState state() {
    if (over) {
      throw new IllegalStateException("the work that this commit was for is over");
    }
    return state;
  }

  @Override
  public Instant time() {
    state();
    return time;
  }

  @Override
  public List<Appended> append(CollectionId collection, List<Arrival> arrivals) {
    // Which ones are new is found out on a trial run, since the first position depends on how many.
    int fresh = 0;
    MemoryShelf trial = state().shelf(collection);
    for (Arrival arrival : arrivals) {
      if (trial.find(arrival.id(), arrival.version()).isEmpty()) {
        trial = trial.with(book(arrival, trial.last() + 1));
        fresh++;
      }
    }
    MemoryShelf shelf = state().shelf(collection);
    long next = shelf.next(time, fresh);
    var outcomes = new ArrayList<Appended>();
    for (Arrival arrival : arrivals) {
      Optional<Entry> found = shelf.find(arrival.id(), arrival.version());
      if (found.isPresent()) {
        outcomes.add(met(found.get(), arrival));
      } else {
        shelf = shelf.with(book(arrival, next));
        outcomes.add(new Appended.Stored(new Position(next)));
        next++;
      }
    }
    state().shelves.put(collection, shelf);
    return outcomes;
  }

  private Appended met(Entry stored, Arrival arrival) {
    boolean same =
        stored.content().toString().equals(arrival.content().toString())
            || sameness.same(arrival.id(), stored.content(), arrival.content());
    return same ? new Appended.Known(stored.position()) : new Appended.Conflict(stored.position());
  }

  private static MemoryShelf.Book book(Arrival arrival, long position) {
    var entry =
        new Entry(
            new Position(position),
            arrival.id(),
            arrival.version(),
            arrival.handling(),
            arrival.source(),
            Content.of(arrival.content().copy()));
    return new MemoryShelf.Book(entry, arrival.values(), arrival.references());
  }

  @Override
  public List<Removed> remove(
      CollectionId collection,
      StixId id,
      Selection.Versions versions,
      Ceiling ceiling,
      String source) {
    MemoryShelf shelf = state().shelf(collection);
    List<Removed> removed =
        shelf.select(Selection.of(id, versions), ceiling).stream()
            .map(entry -> new Removed(entry.id(), entry.version(), entry.position()))
            .toList();
    long next = shelf.next(time, removed.size());
    for (Removed one : removed) {
      shelf = shelf.without(new Event.Taken(new Position(next), one, source));
      next++;
    }
    state().shelves.put(collection, shelf);
    return removed;
  }

  @Override
  public void drop(CollectionId collection) {
    state().shelves.put(collection, state().shelf(collection).emptied());
  }

  @Override
  public Optional<byte[]> document(Documents.Kind kind, String key) {
    return Optional.ofNullable(state().documents(kind).get(key)).map(byte[]::clone);
  }

  @Override
  public void put(Documents.Kind kind, String key, byte[] content) {
    if (key.getBytes(StandardCharsets.UTF_8).length > Documents.KEY_BYTES_MAX
        || content.length > Documents.CONTENT_BYTES_MAX) {
      throw new IllegalArgumentException("the document is too long");
    }
    state().documents(kind).put(key, content.clone());
  }

  @Override
  public void delete(Documents.Kind kind, String key) {
    state().documents(kind).remove(key);
  }

  @Override
  public void put(StatusRecord status) {
    state().statuses.put(status.id(), status);
  }

  @Override
  public void audit(AuditRecord record) {
    state().audit.add(record);
  }

  int forgetExpired(Instant now, int max) {
    List<StatusRecord> expired =
        state().statuses.values().stream()
            .filter(status -> !status.expires().isAfter(now))
            .sorted(
                Comparator.comparing(StatusRecord::expires)
                    .thenComparing(status -> status.id().toString()))
            .limit(max)
            .toList();
    expired.forEach(status -> state().statuses.remove(status.id()));
    return expired.size();
  }
}
