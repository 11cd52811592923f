package org.entente.store;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something that nobody announces.
final class Await {
  private static final long PAUSE_NANOS = 5_000_000;

  private Await() {}

  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
