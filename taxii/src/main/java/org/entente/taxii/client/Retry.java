package org.entente.taxii.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how fast a request is repeated that failed for a reason which may pass. The wait
/// doubles each time, up to a bound, and is drawn at random from its upper half, so that many
/// clients of one server that fell over do not come back all at once. Immutable.
///
/// @param attempts how often a request is sent at most, from 1
/// @param first the longest wait before the second attempt
/// @param longest no wait is longer, unless the server asks for it
/// @param patience the longest wait that a server may ask for (`Retry-After`); if it asks for more,
///   the client gives up at once
public record Retry(int attempts, Duration first, Duration longest, Duration patience) {
  /// Five attempts within about 15 seconds; servers may ask for up to five minutes.
  public static final Retry DEFAULT =
      new Retry(5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(5));

  /// One attempt, no more.
  public static final Retry NEVER =
      new Retry(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

  public Retry {
    if (attempts < 1
        || first.isNegative()
        || first.isZero()
        || longest.compareTo(first) < 0
        || patience.isNegative()) {
      throw new IllegalArgumentException("waits are positive, and there is a first attempt");
    }
  }

  /// The wait after `failed` attempts, from 1.
  Duration waitAfter(int failed, RandomGenerator random) {
    long bound = longest.toNanos();
    long full = first.toNanos();
    for (int i = 1; i < failed && full < bound; i++) {
      full *= 2;
    }
    full = Math.min(full, bound);
    return Duration.ofNanos(full - random.nextLong(full / 2 + 1));
  }
}
