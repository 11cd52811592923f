package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entente.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that makes the indexes anew, in the middle.
final class RebuildKilledTest {
  @TempDir Path directory;

  @Test
  @Timeout(300)
  void a_rebuild_that_was_killed_is_finished_by_the_next_opening() throws IOException {
    long before;
    try (RocksStore store = Stores.open(directory)) {
      // More than one batch of the rebuild, so that there is a middle.
      for (int i = 0; i < 12; i++) {
        Stores.append(store, Stores.HERE, new Samples(i).some(1_000));
      }
      before = store.check().entries();
      assertThat(before).isGreaterThan(10_000);
    }
    try (var child = ChildJvm.start(Rebuilding.class, List.of(directory.toString()))) {
      assertThat(child.awaitLine("entered ")).isEqualTo("entered 5000");
      child.kill();
    }
    try (RocksStore store = Stores.open(directory)) {
      StoreReport report = store.check();
      assertThat(report.findings()).isEmpty();
      assertThat(report.entries()).isEqualTo(before);
    }
  }

  /// Rebuilds, and stands still after the first batch, waiting to be killed.
  static final class Rebuilding {
    private Rebuilding() {}

    static void main(String[] args) {
      RocksStore.rebuild(
          Path.of(args[0]),
          Stores.OPTIONS,
          entered -> {
            System.out.println("entered " + entered);
            System.out.flush();
            try {
              new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
    }
  }
}
