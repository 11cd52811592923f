package org.entente.store;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Page;
import org.entente.exchange.commit.Store;
import org.entente.testkit.FakeClock;
import org.entente.testkit.SpacesAside;

/// What tests of the store do again and again.
final class Stores {
  static final CollectionId HERE =
      new CollectionId(new UUID(0x1234_5678_9abc_4de0L, 0x8000_0000_0000_0001L));
  static final CollectionId THERE =
      new CollectionId(new UUID(0x1234_5678_9abc_4de1L, 0x8000_0000_0000_0001L));
  static final Page.Bounds AMPLE = new Page.Bounds(100_000, 1 << 30);
  static final StoreOptions OPTIONS = StoreOptions.DEFAULTS.withReserveBytes(0);

  private Stores() {}

  static RocksStore open(Path directory) {
    return open(directory, OPTIONS);
  }

  static RocksStore open(Path directory, StoreOptions options) {
    return RocksStore.open(directory, options, new FakeClock(), new SpacesAside());
  }

  static List<Appended> append(Store store, CollectionId collection, List<Arrival> arrivals) {
    return store.committer().commit(commit -> commit.append(collection, arrivals));
  }
}
