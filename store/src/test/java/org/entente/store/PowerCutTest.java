package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.store.SystemCalls.Call;
import org.entente.testkit.Samples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Cuts the power of a store: not of this machine, but in a model fed with the system calls of a
/// real process (see [PowerCut]). Killing a process proves nothing about syncing, since what it
/// handed over stays with the operating system; here it is lost.
final class PowerCutTest {
  private static final int CUTS = Integer.getInteger("entente.store.cuts", 40);
  private static final long SEED = Long.getLong("entente.store.seed", new Random().nextLong());

  @TempDir static Path directory;

  private static List<Call> calls = List.of();
  private static Path root;

  @BeforeAll
  static void trace() throws IOException {
    assumeTrue(canTrace(), "no strace here, or no right to use it: power cuts are not tried");
    root = directory.resolve("store").toAbsolutePath();
    Path trace = directory.resolve("trace");
    List<String> strace =
        List.of(
            "strace",
            "-f",
            "-qq",
            "-xx",
            "-s",
            "99999999",
            "-e",
            "signal=none",
            "-e",
            "trace=" + SystemCalls.TRACED,
            "-o",
            trace.toString());
    try (var child =
        ChildJvm.start(strace, AppendingChild.class, List.of(root.toString(), "run", "45"))) {
      String last = "";
      for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
        last = line.get();
      }
      assertThat(last).isEqualTo("done");
      assertThat(child.await()).isZero();
    }
    calls = SystemCalls.read(trace);
  }

  @Test
  @Timeout(600)
  void keeps_every_promise_whenever_the_power_goes() throws IOException {
    var random = new Random(SEED);
    List<Call> said = calls.stream().filter(PowerCutTest::isSaid).toList();
    assertThat(said).hasSizeGreaterThan(100);
    int first = said.getFirst().ended();
    int last = said.getLast().ended();
    var model = new PowerCut(root, calls);
    for (int cut = 0; cut < CUTS; cut++) {
      // Half of them right after something was promised, when it is least likely to be synced
      // since.
      int moment =
          cut % 2 == 0
              ? random.nextInt(first, last)
              : said.get(random.nextInt(said.size())).ended();
      String when = "after a power cut at line " + moment + ", cut " + cut + ", seed " + SEED;
      var promises = new Promises();
      said.stream()
          .filter(call -> call.ended() <= moment)
          .forEach(call -> promises.add(call.written().strip()));
      Path ruins = directory.resolve("ruins-" + cut);
      model.strike(moment, random, ruins);
      openAndCheck(ruins, promises, when);
      if (cut % 4 == 0) {
        strikeAgain(ruins, promises, when);
      }
    }
  }

  private static void openAndCheck(Path ruins, Promises promises, String when) {
    try (RocksStore store = Stores.open(ruins, AppendingChild.SMALL)) {
      promises.check(store, false, when);
    } catch (StoreUnusable e) {
      throw new AssertionError("the store does not open " + when, e);
    }
  }

  /// Goes on in the ruins and dies again: the torn end of the old log is now in the middle.
  private static void strikeAgain(Path ruins, Promises promises, String when) throws IOException {
    Path again = ruins.resolveSibling(ruins.getFileName() + "-again");
    var samples = new Samples(7);
    Arrival kept = samples.indicator();
    try (RocksStore store = Stores.open(ruins, AppendingChild.SMALL)) {
      Stores.append(store, Stores.THERE, List.of(kept));
      CorruptionTest.copy(ruins, again);
    }
    openAndCheck(again, promises, when + ", again");
    try (RocksStore store = Stores.open(again, AppendingChild.SMALL)) {
      assertThat(Stores.append(store, Stores.THERE, List.of(kept)))
          .hasOnlyElementsOfType(Appended.Known.class);
    }
  }

  /// From the same trace: before a promise was made, the write-ahead log that holds it was synced.
  @Test
  void the_log_is_synced_before_anything_is_acknowledged() {
    Map<Long, String> paths = new HashMap<>();
    List<Written> written = new ArrayList<>();
    int checked = 0;
    for (Call call : calls) {
      switch (call.name()) {
        case "openat" -> paths.put(call.result(), call.text(1));
        case "close" -> paths.remove(call.number(0));
        case "write" -> {
          String path = paths.getOrDefault(call.number(0), "");
          if (path.endsWith(".log") && path.startsWith(root.toString())) {
            written.add(new Written(path, call.written(), call.ended(), new int[1]));
          } else if (isSaid(call) && call.written().startsWith("kept ")) {
            String[] words = call.written().strip().split(" ");
            String marker = "commit " + words[1] + " of " + words[2];
            // An entry may be cut by the log's blocks, so not every object shows; one does.
            List<Written> holding =
                written.stream().filter(one -> one.text.contains(marker)).toList();
            if (!holding.isEmpty()) {
              checked++;
              assertThat(holding)
                  .as("synced before `%s`", marker)
                  .extracting(one -> one.synced[0] > 0 && one.synced[0] < call.began())
                  .containsOnly(true);
            }
          }
        }
        case "fsync", "fdatasync" -> {
          String path = paths.getOrDefault(call.number(0), "");
          for (Written one : written) {
            if (one.synced[0] == 0 && one.path.equals(path) && one.ended <= call.began()) {
              one.synced[0] = call.ended();
            }
          }
        }
        default -> {
          // Nothing that this is about.
        }
      }
    }
    assertThat(checked).as("promises found in the log").isGreaterThan(50);
  }

  /// A write to the log, and when it was synced.
  private record Written(String path, String text, int ended, int[] synced) {}

  /// Whether a call is the child saying something.
  private static boolean isSaid(Call call) {
    return call.name().equals("write")
        && call.number(0) == 1
        && call.written().matches("(?s)(kept|there|replaced|noted) .*\n");
  }

  private static boolean canTrace() {
    try {
      var process =
          new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
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
}
