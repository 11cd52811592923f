package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.entente.exchange.TestClock;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private final TestClock clock = new TestClock();

  @Test
  void gives_the_burst_at_once_and_then_the_rate() {
    var allowances = new Allowances(10, 3, clock);

    assertThat(IntStream.range(0, 3).mapToObj(i -> allowances.take("a")))
        .containsOnly(Duration.ZERO);
    assertThat(allowances.take("a")).isEqualTo(Duration.ofMillis(100));
    clock.advance(Duration.ofMillis(99));
    assertThat(allowances.take("a")).isEqualTo(Duration.ofMillis(1));
    clock.advance(Duration.ofMillis(1));
    assertThat(allowances.take("a")).isZero();
    assertThat(allowances.take("a")).isPositive();
  }

  @Test
  void keys_do_not_touch_each_other() {
    var allowances = new Allowances(1, 1, clock);

    assertThat(allowances.take("a")).isZero();
    assertThat(allowances.take("b")).isZero();
    assertThat(allowances.take("a")).isPositive();
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    var allowances = new Allowances(1, 1, clock);
    assertThat(allowances.take("a")).isZero();
    allowances.giveBack("a");

    assertThat(allowances.take("a")).isZero();
    assertThat(allowances.take("a")).isPositive();
  }

  /// Whatever the pattern of requests: in any stretch of time no more than burst + rate × time.
  @Test
  void never_gives_more_than_burst_and_rate() {
    qt().forAll(
            integers().between(1, 20),
            integers().between(1, 20),
            lists().of(integers().between(0, 500)).ofSizeBetween(1, 200))
        .checkAssert((rate, burst, pauses) -> {
          var steady = new TestClock();
          var allowances = new Allowances(rate, burst, steady);
          long elapsed = 0;
          int given = 0;
          for (int pause : pauses) {
            steady.advance(Duration.ofMillis(pause));
            elapsed += pause;
            given += allowances.take("a").isZero() ? 1 : 0;
          }
          assertThat(given).isLessThanOrEqualTo(burst + (int) (rate * elapsed / 1_000.0) + 1);
        });
  }

  /// Who waits as long as told always gets their turn.
  @Test
  void the_wait_it_names_is_enough() {
    qt().forAll(integers().between(1, 1_000), integers().between(1, 50))
        .checkAssert((rate, burst) -> {
          var steady = new TestClock();
          var allowances = new Allowances(rate, burst, steady);
          Duration wait = Duration.ZERO;
          while (wait.isZero()) {
            wait = allowances.take("a");
          }
          steady.advance(wait);
          assertThat(allowances.take("a")).isZero();
        });
  }

  @Test
  void a_clock_set_back_costs_at_most_one_emptying() {
    var allowances = new Allowances(1, 5, clock);
    IntStream.range(0, 5).forEach(i -> allowances.take("a"));
    clock.advance(Duration.ofHours(-3));

    assertThat(allowances.take("a")).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(allowances.take("a")).isZero();
  }

  @Test
  void many_threads_together_get_no_more_than_the_burst() throws InterruptedException {
    var allowances = new Allowances(1, 100, clock);
    var given = new AtomicInteger();
    var threads =
        IntStream.range(0, 20)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (int k = 0; k < 50; k++) {
                        given.addAndGet(allowances.take("a").isZero() ? 1 : 0);
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(given).hasValue(100);
  }

  @Test
  void memory_is_bounded_whatever_keys_come_and_a_key_in_use_stays() {
    int keysMax = 100;
    var allowances = new Allowances(0.001, 1, clock, keysMax);
    assertThat(allowances.take("used")).isZero();
    for (int i = 0; i < 50 * keysMax; i++) {
      allowances.take("k" + i);
      assertThat(allowances.take("used")).isPositive();
      assertThat(allowances.size()).isLessThanOrEqualTo(2 * keysMax);
    }
  }
}
