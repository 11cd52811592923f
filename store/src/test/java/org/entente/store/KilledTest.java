package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process in the middle of its work, again and again, and looks what is left.
final class KilledTest {
  private static final int ROUNDS = Integer.getInteger("entente.store.kills", 10);
  private static final long SEED = Long.getLong("entente.store.seed", new Random().nextLong());

  @TempDir Path directory;

  @Test
  @Timeout(600)
  void loses_nothing_acknowledged_when_killed_at_any_instant() throws IOException {
    var random = new Random(SEED);
    var promises = new Promises();
    for (int round = 0; round < ROUNDS; round++) {
      int lines = random.nextInt(1, 300);
      String when = "in round " + round + " after " + lines + " lines, seed " + SEED;
      try (var child =
          ChildJvm.start(
              AppendingChild.class, List.of(directory.toString(), "r" + round, "1000000"))) {
        for (int i = 0; i < lines; i++) {
          promises.add(child.line().orElseThrow());
        }
        child.kill();
        // What it said before it died was said, even if nobody had read it yet.
        for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
          promises.add(line.get());
        }
      }
      try (RocksStore store = Stores.open(directory, AppendingChild.SMALL)) {
        promises.check(store, true, when);
      }
    }
    assertThat(promises.size()).isGreaterThan(ROUNDS);
  }

  @Test
  void opens_with_a_torn_end_of_the_write_ahead_log() throws IOException {
    var promises = new Promises();
    try (var child =
        ChildJvm.start(AppendingChild.class, List.of(directory.toString(), "torn", "1000000"))) {
      for (int i = 0; i < 40; i++) {
        promises.add(child.line().orElseThrow());
      }
      child.kill();
      for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
        promises.add(line.get());
      }
    }
    // A record that says it is longer than what follows, as a dying process leaves it: checksum,
    // length, type (one whole record), and the beginning of what it holds.
    try (var file = new RandomAccessFile(newestLog().toFile(), "rw")) {
      file.seek(file.length());
      file.write(new byte[] {1, 2, 3, 4, (byte) 0x88, 0x13, 1});
      file.write(new byte[1_000]);
    }
    try (RocksStore store = Stores.open(directory, AppendingChild.SMALL)) {
      promises.check(store, true, "with a torn log");
    }
  }

  private Path newestLog() throws IOException {
    try (var files = Files.list(directory.resolve("data"))) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
