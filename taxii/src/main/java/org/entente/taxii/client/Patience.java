package org.entente.taxii.client;

import java.time.Duration;

/// How long a client waits for a server to deal with what it posted, when the server does so after
/// answering (TAXII 2.1 §5.5). Immutable.
///
/// @param first the first wait; the following ones double
/// @param longest no wait is longer
/// @param whole all waits together
public record Patience(Duration first, Duration longest, Duration whole) {
  /// From a quarter of a second to ten seconds, five minutes in all.
  public static final Patience DEFAULT =
      new Patience(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofMinutes(5));

  /// Asks no more than the answer itself says.
  public static final Patience NONE =
      new Patience(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

  public Patience {
    if (first.isNegative()
        || first.isZero()
        || longest.compareTo(first) < 0
        || whole.isNegative()) {
      throw new IllegalArgumentException("waits are positive");
    }
  }
}
