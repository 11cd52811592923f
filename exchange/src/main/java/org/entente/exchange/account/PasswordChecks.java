package org.entente.exchange.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entente.exchange.access.Origin;
import org.entente.exchange.secret.Password;
import org.jspecify.annotations.Nullable;

/// Runs the slow verifications, few at a time, since each takes 19 MiB and a core for 33 ms. Those
/// that wait are bounded, in all and from one address, so that one stranger's guesses do not keep
/// everybody else waiting. Thread-safe.
final class PasswordChecks {
  /// Verifications that run or wait, in all.
  static final int WAITING_MAX = 200;

  /// Verifications that run or wait, from one network.
  static final int WAITING_PER_NETWORK_MAX = 10;

  /// How long one waits for its turn.
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  private final PasswordHash hashes;
  private final Semaphore running;
  private final Semaphore waiting = new Semaphore(WAITING_MAX);
  private final Map<String, Integer> networks = new ConcurrentHashMap<>();

  /// What is verified in place of an account that there is not, so that it takes as long.
  private final String nobody;

  PasswordChecks(PasswordHash hashes, int concurrent) {
    this.hashes = hashes;
    this.running = new Semaphore(concurrent, true);
    this.nobody = hashes.hashOfNothing();
  }

  /// Whether `password` belongs to `hash`; null stands for an account without a password, which
  /// takes as long and is never right. Empty when there is no room to find out.
  Optional<Boolean> verify(Password password, @Nullable String hash, Origin origin) {
    if (!waiting.tryAcquire()) {
      return Optional.empty();
    }
    try {
      int fromThere = networks.merge(origin.network(), 1, Integer::sum);
      try {
        return fromThere > WAITING_PER_NETWORK_MAX && !origin.machine()
            ? Optional.empty()
            : inTurn(password, hash);
      } finally {
        networks.computeIfPresent(origin.network(), (key, n) -> n == 1 ? null : n - 1);
      }
    } finally {
      waiting.release();
    }
  }

  /// How many verifications run or wait.
  int waiting() {
    return WAITING_MAX - waiting.availablePermits();
  }

  private Optional<Boolean> inTurn(Password password, @Nullable String hash) {
    try {
      if (!running.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      boolean right = hashes.verify(password, hash == null ? nobody : hash);
      return Optional.of(right && hash != null);
    } finally {
      running.release();
    }
  }
}
