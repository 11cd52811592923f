package org.entente.server.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.commit.Store;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.store.RocksStore;
import org.entente.store.StoreCorrupted;
import org.entente.store.StoreInUse;
import org.entente.store.StoreMixedUp;
import org.entente.store.StoreOptions;
import org.entente.store.StoreTooNew;
import org.entente.store.StoreUnreadable;
import org.entente.store.StoreUnusable;

/// Opens the store of production, and says in the node's words why it cannot be opened.
final class RocksStores {
  private RocksStores() {}

  static Store open(Path folder, InstantSource clock, NodeConfig config) {
    StoreOptions options = StoreOptions.DEFAULTS.withReserveBytes(config.disk().reserveBytes());
    try {
      return RocksStore.open(folder, options, clock, new ContentSameness());
    } catch (StoreUnusable unusable) {
      throw new NodeRefusal(
          code(unusable),
          unusable.path(),
          unusable,
          List.of(unusable.path(), String.valueOf(unusable.getMessage())));
    }
  }

  private static ServerCode code(StoreUnusable unusable) {
    return switch (unusable) {
      case StoreInUse _ -> ServerCode.STORE_IN_USE;
      case StoreTooNew _ -> ServerCode.STORE_TOO_NEW;
      case StoreMixedUp _ -> ServerCode.STORE_MIXED_UP;
      case StoreCorrupted _ -> ServerCode.STORE_CORRUPTED;
      case StoreUnreadable _ -> ServerCode.STORE_UNREADABLE;
    };
  }
}
