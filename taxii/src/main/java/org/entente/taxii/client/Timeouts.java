package org.entente.taxii.client;

import java.time.Duration;

/// How long a client waits for a server. Time that the caller takes to deal with objects does not
/// count. Immutable.
///
/// @param connect until the connection stands, TLS included
/// @param answer from sending a request to the first byte of the answer
/// @param idle between two pieces of an answer
/// @param whole for all pieces of one answer together: what a server that drips is given
public record Timeouts(Duration connect, Duration answer, Duration idle, Duration whole) {
  /// 10 s to connect, 60 s to answer, 30 s between pieces, 10 minutes for a page.
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10));

  public Timeouts {
    if (isNone(connect) || isNone(answer) || isNone(idle) || isNone(whole)) {
      throw new IllegalArgumentException("timeouts are positive");
    }
  }

  private static boolean isNone(Duration duration) {
    return duration.isNegative() || duration.isZero();
  }
}
