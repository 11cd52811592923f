package org.entente.testkit;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.Store;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What the suites of the single ports have in common. An implementation passes them by extending
/// each and saying how it is opened.
public abstract class StoreContract {
  protected static final CollectionId HERE = new CollectionId(new UUID(1, 0x8000_0000_0000_0001L));
  protected static final CollectionId THERE = new CollectionId(new UUID(2, 0x8000_0000_0000_0001L));
  protected static final Page.Bounds AMPLE = new Page.Bounds(10_000, 100_000_000);

  protected final FakeClock clock = new FakeClock();
  protected final Samples samples = new Samples(42);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  Store store;

  /// Opens the store in `directory`, which is empty the first time and holds what was kept later.
  protected abstract Store open(Path directory, InstantSource clock, Sameness sameness);

  @BeforeEach
  final void openStore() {
    store = open(directory, clock, new SpacesAside());
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  final void reopen() {
    store.close();
    openStore();
  }

  final CollectionLog log() {
    return store.collections();
  }

  final List<Appended> append(CollectionId collection, Arrival... arrivals) {
    return append(collection, Arrays.asList(arrivals));
  }

  final List<Appended> append(CollectionId collection, List<Arrival> arrivals) {
    return store.committer().commit(commit -> commit.append(collection, arrivals));
  }

  final List<Removed> remove(StixId id, Selection.Versions versions, Ceiling ceiling) {
    return store
        .committer()
        .commit(commit -> commit.remove(HERE, id, versions, ceiling, Samples.SOURCE));
  }

  final List<Entry> page(Selection selection, Ceiling ceiling) {
    return log().page(HERE, selection, ceiling, Position.START, AMPLE).entries();
  }

  /// Everything there is to a selection, read in pages of `bounds`.
  final List<Entry> pages(Selection selection, Ceiling ceiling, Page.Bounds bounds) {
    var all = new ArrayList<Entry>();
    Position after = Position.START;
    while (true) {
      Page page = log().page(HERE, selection, ceiling, after, bounds);
      all.addAll(page.entries());
      if (!page.more()) {
        return all;
      }
      after = page.entries().getLast().position();
    }
  }

  static List<StixId> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toList();
  }

  static List<StixId> idsOf(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::id).toList();
  }
}
