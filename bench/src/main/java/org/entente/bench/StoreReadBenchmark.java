package org.entente.bench;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.entente.store.RocksStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long do the questions of readers take, in a collection of 200,000 objects of about 1 KB,
/// which is several times what the store keeps in memory? Half of what there is lies above the
/// ceiling GREEN.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class StoreReadBenchmark {
  private static final int OBJECTS = 200_000;
  private static final int BATCH = 1_000;
  private static final int HOT = 100;
  private static final int STRIDE = 10;

  private final SplittableRandom random = new SplittableRandom(7);
  private final Path directory = StoreDirectories.create();
  private final RocksStore store = StoreDirectories.open(directory);
  private Position after = Position.START;
  private int turn;

  /// What the reader may see.
  @Param({"GREEN", "RED"})
  private Tlp ceiling = Tlp.RED;

  @Setup
  public void fill() {
    var samples = new SampleArrivals();
    for (int from = 0; from < OBJECTS; from += BATCH) {
      var arrivals = samples.arrivals(from, BATCH);
      store.committer().commit(commit -> commit.append(SampleArrivals.COLLECTION, arrivals));
    }
  }

  /// The next page of the latest versions, from the first to the last and again.
  @Benchmark
  public Page pageOf100() {
    return nextPage(100);
  }

  @Benchmark
  public Page pageOf1000() {
    return nextPage(1_000);
  }

  private Page nextPage(int entries) {
    Page page =
        store
            .collections()
            .page(
                SampleArrivals.COLLECTION,
                Selection.LATEST,
                new Ceiling(ceiling, Pap.RED),
                after,
                new Page.Bounds(entries, 100_000_000));
    after = page.more() ? page.entries().getLast().position() : Position.START;
    return page;
  }

  /// One of a hundred objects that everybody asks for.
  @Benchmark
  public Page byIdHot() {
    turn = (turn + 1) % HOT;
    return byId(turn * STRIDE + 1);
  }

  /// Any object: mostly not in the store's own cache.
  @Benchmark
  public Page byIdAny() {
    return byId(random.nextInt(OBJECTS));
  }

  private Page byId(long number) {
    return store
        .collections()
        .page(
            SampleArrivals.COLLECTION,
            Selection.of(SampleArrivals.id(number), Selection.Versions.LAST),
            new Ceiling(ceiling, Pap.RED),
            Position.START,
            new Page.Bounds(1, 1_000_000));
  }

  /// Does anyone know this domain? Any one that is there.
  @Benchmark
  public Page byValue() {
    return lookUp(random.nextInt(OBJECTS / STRIDE) * (long) STRIDE + 1);
  }

  /// A domain that nobody knows, which is the common case.
  @Benchmark
  public Page byValueUnknown() {
    return lookUp(OBJECTS + random.nextInt(OBJECTS));
  }

  private Page lookUp(long number) {
    return store
        .collections()
        .byValue(
            SampleArrivals.COLLECTION,
            SampleArrivals.value(number),
            new Ceiling(ceiling, Pap.RED),
            Position.START,
            new Page.Bounds(10, 1_000_000));
  }

  @TearDown
  public void remove() {
    store.close();
    StoreDirectories.delete(directory);
  }
}
