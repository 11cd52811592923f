package org.entente.server.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import org.entente.exchange.commit.Store;
import org.entente.server.config.NodeConfig;

final class RocksStores {
  static Store open(Path folder, InstantSource clock, NodeConfig config) {
    throw new UnsupportedOperationException();
  }
}
