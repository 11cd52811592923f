package org.entente.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.commit.Store;
import org.entente.testkit.FindingContract;

final class RocksFindingTest extends FindingContract {
  @Override
  protected Store open(Path directory, InstantSource clock, Sameness sameness) {
    return RocksStore.open(directory, StoreOptions.DEFAULTS.withReserveBytes(0), clock, sameness);
  }
}
