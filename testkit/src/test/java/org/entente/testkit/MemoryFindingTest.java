package org.entente.testkit;

import java.nio.file.Path;
import java.time.InstantSource;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.commit.Store;
import org.jspecify.annotations.Nullable;

final class MemoryFindingTest extends FindingContract {
  private @Nullable MemoryStore memory;

  @Override
  protected Store open(Path directory, InstantSource clock, Sameness sameness) {
    memory = memory == null ? new MemoryStore(clock, sameness) : memory.reopened();
    return memory;
  }
}
