package org.entente.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Origin;
import org.entente.exchange.secret.Password;
import org.junit.jupiter.api.Test;

class PasswordChecksTest {
  private static final Password PASSWORD = Password.of("whatever it may be");

  /// Verifies for as long as the test likes.
  private static final class SlowHash implements PasswordHash {
    final CountDownLatch go = new CountDownLatch(1);
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger peak = new AtomicInteger();

    @Override
    public String hash(Password password) {
      return "hash";
    }

    @Override
    public String hashOfNothing() {
      return "nothing";
    }

    @Override
    public boolean verify(Password password, String encoded) {
      peak.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        running.decrementAndGet();
      }
      return true;
    }
  }

  private final SlowHash hash = new SlowHash();
  private final PasswordChecks checks = new PasswordChecks(hash, 2);
  private final ConcurrentLinkedQueue<Optional<Boolean>> answers = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  @Test
  void runs_few_at_a_time_and_all_in_the_end() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      ask(TestNode.origin("192.0.2." + i));
    }
    finish();

    assertThat(answers).hasSize(20).containsOnly(Optional.of(true));
    assertThat(hash.peak).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void one_network_cannot_fill_the_queue() throws InterruptedException {
    for (int i = 0; i < PasswordChecks.WAITING_PER_NETWORK_MAX; i++) {
      ask(TestNode.OFFICE);
    }
    awaitWaiting();

    assertThat(checks.verify(PASSWORD, "hash", TestNode.OFFICE)).isEmpty();
    ask(TestNode.ELSEWHERE);
    finish();
    assertThat(answers)
        .hasSize(PasswordChecks.WAITING_PER_NETWORK_MAX + 1)
        .containsOnly(Optional.of(true));
    assertThat(checks.verify(PASSWORD, "hash", TestNode.OFFICE)).contains(true);
  }

  @Test
  void the_queue_as_a_whole_is_bounded() throws InterruptedException {
    for (int i = 0; i < PasswordChecks.WAITING_MAX; i++) {
      ask(TestNode.origin("192.0.2." + i));
    }
    awaitWaiting();

    assertThat(checks.verify(PASSWORD, "hash", TestNode.ELSEWHERE)).isEmpty();
    finish();
  }

  @Test
  void nobody_is_never_right() {
    hash.go.countDown();

    assertThat(checks.verify(PASSWORD, null, TestNode.OFFICE)).contains(false);
  }

  private void ask(Origin origin) {
    threads.add(
        Thread.ofVirtual().start(() -> answers.add(checks.verify(PASSWORD, "hash", origin))));
  }

  /// Until every thread that was started runs or waits for its turn.
  private void awaitWaiting() {
    while (checks.waiting() < threads.size()) {
      Thread.onSpinWait();
    }
  }

  private void finish() throws InterruptedException {
    hash.go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
