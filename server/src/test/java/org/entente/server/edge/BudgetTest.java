package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BudgetTest {
  private static final int KIB = 1024;

  @Test
  void a_share_up_to_the_whole_is_given_and_beyond_it_has_to_wait() {
    var budget = new Budget(100 * KIB, Duration.ZERO);
    try (Budget.Share first = budget.open();
        Budget.Share second = budget.open()) {
      assertThat(first.growTo(60 * KIB)).isTrue();
      assertThat(second.growTo(40 * KIB)).isTrue();
      assertThat(budget.inUse()).isEqualTo(100 * KIB);

      assertThat(second.growTo(40 * KIB + 1)).isFalse();
      first.shrinkTo(59 * KIB);
      assertThat(second.growTo(41 * KIB)).isTrue();
    }
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void one_share_alone_may_have_everything_however_much_it_asks_for() {
    var budget = new Budget(100 * KIB, Duration.ZERO);
    try (Budget.Share share = budget.open()) {
      assertThat(share.growTo(Long.MAX_VALUE / 2)).isTrue();
      assertThat(budget.inUse()).isEqualTo(100 * KIB);
    }
  }

  @Test
  void who_waits_gets_what_others_give_back() {
    var budget = new Budget(100 * KIB, Duration.ofSeconds(30));
    Budget.Share first = budget.open();
    assertThat(first.growTo(100 * KIB)).isTrue();

    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> {
          try (Budget.Share second = budget.open()) {
            return second.growTo(1);
          }
        });
    while (budget.waiting() == 0) {
      Thread.onSpinWait();
    }
    first.close();

    assertThat(waiting.join()).isTrue();
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void closing_twice_gives_back_once() {
    var budget = new Budget(100 * KIB, Duration.ZERO);
    Budget.Share share = budget.open();
    share.growTo(10 * KIB);
    share.close();
    share.close();

    assertThat(budget.inUse()).isZero();
  }
}
