package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.store.RocksStore;

/// What a store takes, empty and with a million objects: memory, disk, time; how long the slowest
/// commits take while files are merged, and how long opening does.
///
/// ```
/// java -Xmx512m -cp bench/target/benchmarks.jar org.entente.bench.StoreLoad [OBJECTS] [BATCH] [THREADS]
/// ```
///
/// Memory is what Linux says of the process; elsewhere it is not told.
public final class StoreLoad {
  private static final int LINES = 10;

  private final SampleArrivals samples = new SampleArrivals();
  private final int objects;
  private final int batch;
  private final int threads;

  private StoreLoad(int objects, int batch, int threads) {
    this.objects = objects;
    this.batch = batch;
    this.threads = threads;
  }

  public static void main(String[] args) throws InterruptedException {
    int objects = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    Path directory = StoreDirectories.create();
    try {
      new StoreLoad(objects, batch, threads).run(directory);
    } finally {
      StoreDirectories.delete(directory);
    }
  }

  private void run(Path directory) throws InterruptedException {
    try (RocksStore store = StoreDirectories.open(directory)) {
      say(String.format(Locale.ROOT, "idle: %s", memory()));
      long start = System.nanoTime();
      Duration before = processorTime();
      long[] commits = fill(store);
      double seconds = since(start);
      Duration used = processorTime().minus(before);
      Arrays.sort(commits);
      say(
          String.format(
              Locale.ROOT,
              "%,d objects in %.1f s, %,.0f a second, %.1f µs of processor each, merging included;"
                  + " commits of %,d: p50 %s, p99 %s, longest %s",
              objects,
              seconds,
              objects / seconds,
              used.toNanos() / 1e3 / objects,
              batch,
              millis(commits[commits.length / 2]),
              millis(commits[commits.length * 99 / 100]),
              millis(commits[commits.length - 1])));
      say(
          String.format(
              Locale.ROOT,
              "after: %s; disk %,d MB",
              memory(),
              StoreDirectories.bytes(directory) >> 20));
      read(store);
      start = System.nanoTime();
      boolean whole = store.check().isWhole();
      say(
          String.format(
              Locale.ROOT, "check in %.1f s: %s", since(start), whole ? "whole" : "NOT WHOLE"));
    }
    long start = System.nanoTime();
    try (RocksStore store = StoreDirectories.open(directory)) {
      say(
          String.format(
              Locale.ROOT,
              "opened again in %.0f ms; disk %,d MB",
              since(start) * 1_000,
              StoreDirectories.bytes(directory) >> 20));
      read(store);
    }
    say(String.format(Locale.ROOT, "closed: %s", memory()));
  }

  /// Returns how long each commit took, in nanoseconds.
  private long[] fill(RocksStore store) throws InterruptedException {
    var next = new AtomicLong();
    var done = new AtomicLong();
    var commits = new long[(objects + batch - 1) / batch];
    List<Thread> callers = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (long from = next.getAndAdd(batch);
                    from < objects;
                    from = next.getAndAdd(batch)) {
                  int count = (int) Math.min(batch, objects - from);
                  var arrivals = samples.arrivals(from, count);
                  long start = System.nanoTime();
                  store
                      .committer()
                      .commit(commit -> commit.append(SampleArrivals.COLLECTION, arrivals));
                  commits[(int) (from / batch)] = System.nanoTime() - start;
                  tell(done.addAndGet(count), count, begun);
                }
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    return commits;
  }

  private void tell(long done, int count, long begun) {
    long step = Math.max(1, objects / LINES);
    if (done / step > (done - count) / step) {
      say(String.format(Locale.ROOT, "  %,d after %.1f s: %s", done, since(begun), memory()));
    }
  }

  private static void read(RocksStore store) {
    Duration before = processorTime();
    long start = System.nanoTime();
    long entries = 0;
    long bytes = 0;
    Position after = Position.START;
    boolean more = true;
    while (more) {
      Page page =
          store
              .collections()
              .page(
                  SampleArrivals.COLLECTION,
                  Selection.LATEST,
                  Ceiling.ALL,
                  after,
                  new Page.Bounds(1_000, 100_000_000));
      for (var entry : page.entries()) {
        entries++;
        bytes += entry.content().length();
        after = entry.position();
      }
      more = page.more();
    }
    double seconds = since(start);
    Duration used = processorTime().minus(before);
    say(
        String.format(
            Locale.ROOT,
            "read %,d of %,d bytes each in pages of 1,000: %,.0f a second, %.2f µs of processor each;"
                + " %s",
            entries,
            entries == 0 ? 0 : bytes / entries,
            entries / seconds,
            used.toNanos() / 1e3 / entries,
            memory()));
  }

  /// What the whole process has used of the processors, the store's own threads included: unlike
  /// the time that passes, it does not depend on what else the machine does.
  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Resident memory now, the most so far, and the used heap.
  private static String memory() {
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    return String.format(
        Locale.ROOT, "resident %s, at most %s, heap %,d MB", of("VmRSS"), of("VmHWM"), heap >> 20);
  }

  private static String of(String name) {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6);
  }

  private static double since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
