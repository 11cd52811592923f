package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.handling.Ceiling;
import org.entente.testkit.FakeClock;
import org.entente.testkit.Samples;
import org.entente.testkit.SpacesAside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that runs full: played, and real.
final class FullDiskTest {
  private static final long MIB = 1 << 20;

  private final Samples samples = new Samples(11);
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

  @TempDir Path directory;

  @Test
  void refuses_to_add_below_the_reserve_and_goes_on_above_it() {
    try (RocksStore store = open(1_000)) {
      Arrival arrival = samples.indicator();
      free.set(1_000);
      Stores.append(store, Stores.HERE, List.of(arrival));
      free.set(999);
      refused(() -> Stores.append(store, Stores.HERE, List.of(samples.malware())));
      refused(() ->
          store
              .committer()
              .<Boolean>commit(commit -> {
                commit.put(Kind.NODE, "k", new byte[1]);
                return true;
              }));
      refused(() ->
          store
              .committer()
              .<Boolean>commit(commit -> {
                commit.put(Records.status(java.util.UUID.randomUUID(), java.time.Instant.EPOCH));
                return true;
              }));
      assertThat(entries(store)).hasSize(1);
      free.set(1_001);
      Stores.append(store, Stores.HERE, List.of(samples.malware()));
      assertThat(entries(store)).hasSize(2);
      assertThat(store.check().findings()).isEmpty();
    }
  }

  @Test
  void still_removes_and_records_below_the_reserve() {
    try (RocksStore store = open(1_000)) {
      Arrival arrival = samples.indicator();
      Stores.append(store, Stores.HERE, List.of(arrival));
      free.set(0);
      store
          .committer()
          .<Boolean>commit(commit -> {
            commit.remove(
                Stores.HERE, arrival.id(), Selection.Versions.ALL, Ceiling.ALL, "account:bob");
            commit.audit(Records.audit("removed"));
            return true;
          });
      store.audit().note(Records.audit("read"));
      assertThat(entries(store)).isEmpty();
      assertThat(store.audit().after(0, 10)).hasSize(2);
    }
  }

  /// A file system of its own, so small that it fills within a second. Needs the right to mount
  /// one.
  @Test
  @Timeout(120)
  void survives_a_disk_that_is_really_full() throws IOException {
    assumeTrue(canMount(), "no right to mount a file system here: a real full disk is not tried");
    Path disk = Files.createDirectory(directory.resolve("disk"));
    String script = "mount -t tmpfs -o size=120m tmpfs \"$0\" && exec \"$@\"";
    try (var child =
        ChildJvm.start(
            List.of("unshare", "-m", "sh", "-c", script, disk.toString()),
            FillingChild.class,
            List.of(disk.toString()))) {
      var said = new ArrayList<String>();
      for (var line = child.line(); line.isPresent(); line = child.line()) {
        said.add(line.get());
      }
      assertThat(said)
          .containsExactly(
              "refused FULL",
              "reads go on",
              "reads are recorded",
              "writes again",
              "all recorded",
              "whole",
              "whole after reopening");
      assertThat(child.await()).isZero();
    }
  }

  /// Fills the disk it is given, makes room, and says what it saw.
  static final class FillingChild {
    private static final PrintStream OUT = System.out;
    private static final int READS = 5_000;
    private static final StoreOptions SMALL =
        new StoreOptions(4 * MIB, 8 * MIB, 16 * MIB, 64, 64, MIB, 0, Duration.ofMillis(500));

    static void main(String[] args) throws IOException {
      Path disk = Path.of(args[0]);
      Path ballast = disk.resolve("ballast");
      Files.write(ballast, new byte[(int) (60 * MIB)]);
      var samples = new Samples(1);
      var kept = new ArrayList<Position>();
      try (RocksStore store = Stores.open(disk.resolve("store"), SMALL)) {
        fill(store, samples, kept);
        check(positions(store).equals(kept), "reads go on");
        note(store);
        Files.delete(ballast);
        // The engine looks every five seconds whether there is room again.
        Await.until(() -> writes(store, samples, kept));
        OUT.println("writes again");
        check(store.audit().last() == READS, "all recorded");
        check(store.check().isWhole() && positions(store).equals(kept), "whole");
      }
      try (RocksStore store = Stores.open(disk.resolve("store"), SMALL)) {
        check(store.check().isWhole() && positions(store).equals(kept), "whole after reopening");
      }
    }

    private static void fill(RocksStore store, Samples samples, List<Position> kept) {
      while (true) {
        try {
          append(store, samples, kept);
        } catch (StoreRefusal e) {
          OUT.println("refused " + e.reason());
          return;
        }
      }
    }

    private static void append(RocksStore store, Samples samples, List<Position> kept) {
      List<Arrival> arrivals = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        arrivals.add(samples.sized(10_000));
      }
      Stores.append(store, Stores.HERE, arrivals)
          .forEach(appended -> kept.add(appended.position()));
    }

    private static boolean writes(RocksStore store, Samples samples, List<Position> kept) {
      try {
        append(store, samples, kept);
        return true;
      } catch (StoreRefusal e) {
        return false;
      }
    }

    /// Nothing may be read without a record of it: it has its room.
    private static void note(RocksStore store) {
      for (int i = 0; i < READS; i++) {
        store.audit().note(Records.audit("read"));
      }
      OUT.println("reads are recorded");
    }

    private static List<Position> positions(RocksStore store) {
      return entries(store);
    }

    private static void check(boolean holds, String what) {
      OUT.println(holds ? what : "NOT: " + what);
    }
  }

  private static boolean canMount() {
    try {
      var process =
          new ProcessBuilder("unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs /mnt")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private RocksStore open(long reserve) {
    return RocksStore.open(
        directory,
        StoreOptions.DEFAULTS.withReserveBytes(reserve),
        new FakeClock(),
        new SpacesAside(),
        Surroundings.REAL.withFreeSpace(free::get));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable writing) {
    assertThatExceptionOfType(StoreRefusal.class)
        .isThrownBy(writing)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(StoreRefusal.Reason.FULL))
        .withMessageContaining("reserve");
  }

  private static List<Position> entries(RocksStore store) {
    return store
        .collections()
        .headers(Stores.HERE, Selection.LATEST, Ceiling.ALL, Position.START, Stores.AMPLE)
        .entries()
        .stream()
        .map(entry -> entry.position())
        .toList();
  }
}
