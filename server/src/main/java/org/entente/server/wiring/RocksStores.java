package org.entente.server.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.commit.Store;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.StoreCodes;
import org.entente.store.RocksStore;
import org.entente.store.StoreCopy;
import org.entente.store.StoreOptions;
import org.entente.store.StoreUnusable;

/// Opens the store of production, and says in the node's words why it cannot be opened.
final class RocksStores {
  private RocksStores() {}

  /// Takes copies of the store, where it can be copied.
  static Optional<Supplier<StoreCopy>> copies(Store store) {
    return store instanceof RocksStore rocks ? Optional.of(rocks::copy) : Optional.empty();
  }

  static Store open(Path folder, InstantSource clock, NodeConfig config) {
    StoreOptions options = StoreOptions.DEFAULTS.withReserveBytes(config.disk().reserveBytes());
    try {
      return RocksStore.open(folder, options, clock, new ContentSameness());
    } catch (StoreUnusable unusable) {
      throw StoreCodes.refusal(unusable);
    }
  }
}
