package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Store;
import org.entente.testkit.FakeClock;
import org.entente.testkit.MemoryStore;
import org.entente.testkit.SpacesAside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Leads the real store and the one in memory through the same random life and compares what they
/// answer after every step. The lives of one test share a store; each has collections of its own.
final class DifferentialPropertyTest {
  private static final int LIVES = Integer.getInteger("entente.store.lives", 40);

  /// Small groups, so that several form and one is prepared while another is written.
  private static final StoreOptions OPTIONS =
      StoreOptions.DEFAULTS.withReserveBytes(0).withGroup(3, 1 << 20);

  private final FakeClock clock = new FakeClock();
  private MemoryStore memory;
  private RocksStore rocks;
  private Comparison comparison;
  private long lives;
  private int stores;

  @TempDir Path directory;

  @BeforeEach
  void open() {
    memory = new MemoryStore(clock, new SpacesAside());
    rocks = openRocks();
    comparison = new Comparison(memory, rocks);
  }

  /// After a failure, so that the next, shrunk life does not inherit it.
  private void startAnew() {
    rocks.close();
    stores++;
    open();
  }

  @AfterEach
  void close() {
    rocks.close();
  }

  @Test
  void answers_as_the_simplest_store_would() {
    qt().withExamples(LIVES)
        .withShrinkCycles(200)
        .forAll(lists().of(longs().all()).ofSizeBetween(1, 40))
        .checkAssert(this::live);
  }

  private void live(List<Long> seeds) {
    try {
      liveThrough(seeds);
    } catch (RuntimeException | AssertionError e) {
      startAnew();
      throw e;
    }
  }

  private void liveThrough(List<Long> seeds) {
    lives++;
    var maker = new Step.Maker(new UUID(lives, 42));
    var questions = new Random(seeds.getFirst());
    List<String> done = new ArrayList<>();
    for (long seed : seeds) {
      Step step = maker.step(seed);
      done.add(step.toString());
      take(step, done);
      comparison.some(maker, questions, done);
    }
    comparison.all(maker, done);
    assertThat(rocks.check().findings()).as("after %s", done).isEmpty();
  }

  private void take(Step step, List<String> done) {
    switch (step) {
      case Step.Alone(Step.Act act) ->
          assertThat(outcome(rocks, act)).as("%s", done).isEqualTo(outcome(memory, act));
      case Step.Together(List<Step.Act> acts) -> {
        List<Object> expected = acts.stream().map(act -> outcome(memory, act)).toList();
        assertThat(together(acts)).as("%s", done).isEqualTo(expected);
      }
      case Step.Reopen() -> {
        rocks.close();
        rocks = openRocks();
        memory = memory.reopened();
        comparison = new Comparison(memory, rocks);
      }
      case Step.MoveClock(var by) -> clock.move(by);
    }
  }

  private static Object outcome(Store store, Step.Act act) {
    return outcome(() -> store.committer().commit(act.work()));
  }

  private static Object outcome(java.util.function.Supplier<Object> outcome) {
    try {
      return outcome.get();
    } catch (UnsupportedOperationException onPurpose) {
      return "failed: " + onPurpose.getMessage();
    }
  }

  /// Holds the committer up until all are waiting.
  private List<Object> together(List<Step.Act> acts) {
    var gate = new CountDownLatch(1);
    Ticket<Boolean> first = rocks.submit(waitFor(gate));
    List<Ticket<Object>> tickets = acts.stream().map(act -> rocks.submit(act.work())).toList();
    gate.countDown();
    assertThat(first.await()).isTrue();
    return tickets.stream().map(ticket -> outcome(ticket::await)).toList();
  }

  private static Committer.Work<Boolean> waitFor(CountDownLatch gate) {
    return commit -> {
      try {
        gate.await();
        return true;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    };
  }

  private RocksStore openRocks() {
    return RocksStore.open(directory.resolve("s" + stores), OPTIONS, clock, new SpacesAside());
  }
}
