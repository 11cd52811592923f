package org.entente.server.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import org.entente.exchange.commit.Store;
import org.entente.server.config.NodeConfig;

/// Opens the store of a node: RocksDB in production, memory in tests.
@FunctionalInterface
interface StoreOpener {
  Store open(Path folder, InstantSource clock, NodeConfig config);
}
