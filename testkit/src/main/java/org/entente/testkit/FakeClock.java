package org.entente.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when told to, backwards too. Any number of threads may read it.
public final class FakeClock implements InstantSource {
  /// Where every fake clock starts.
  public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant time) {
    now = time;
  }

  /// Turns the clock forward, or back by a negative `step`.
  public void move(Duration step) {
    now = now.plus(step);
  }
}
