package org.entente.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.exchange.collection.Appended;
import org.entente.store.RocksStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long does a commit of so many new objects of about 1 KB take until it is on disk? With `-t
/// 8`, eight callers share groups. The objects are made as part of it, about a microsecond each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class AppendBenchmark {
  private final SampleArrivals samples = new SampleArrivals();
  private final AtomicLong next = new AtomicLong();
  private final Path directory = StoreDirectories.create();
  private final RocksStore store = StoreDirectories.open(directory);

  @Param({"1", "100", "1000"})
  private int objects;

  @Setup(Level.Iteration)
  public void tellWhere() {
    if (next.get() == 0) {
      System.out.printf(
          "%n# %d bytes an object%n",
          samples.arrivals(0, 1_000).stream().mapToInt(arrival -> arrival.content().length()).sum()
              / 1_000);
    }
  }

  @Benchmark
  public List<Appended> append() {
    long from = next.getAndAdd(objects);
    var arrivals = samples.arrivals(from, objects);
    return store.committer().commit(commit -> commit.append(SampleArrivals.COLLECTION, arrivals));
  }

  @TearDown
  public void remove() {
    store.close();
    StoreDirectories.delete(directory);
  }
}
