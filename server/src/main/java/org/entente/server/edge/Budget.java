package org.entente.server.edge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A number of bytes that all requests share, so that many large ones at once wait for each other
/// instead of exhausting the memory. First come, first served. Thread-safe.
public final class Budget {
  /// What is counted: finer is of no use, and the number of permits is an int.
  private static final int UNIT = 1024;

  private final Semaphore units;
  private final int unitsMax;
  private final Duration patience;

  /// @param bytesMax bytes in all, from 1 KiB
  /// @param patience how long a request waits for its share
  public Budget(long bytesMax, Duration patience) {
    unitsMax = (int) Math.min(Integer.MAX_VALUE, bytesMax / UNIT);
    units = new Semaphore(unitsMax, true);
    this.patience = patience;
  }

  /// An empty share, which grows as it is asked to.
  Share open() {
    return new Share();
  }

  /// Bytes that are taken.
  public long inUse() {
    return (long) (unitsMax - units.availablePermits()) * UNIT;
  }

  /// Requests that wait for theirs.
  public int waiting() {
    return units.getQueueLength();
  }

  /// What one request has taken. Used by one thread.
  final class Share implements AutoCloseable {
    private int taken;

    private Share() {}

    /// Makes the share large enough for `bytes` in all, waiting for others to finish.
    ///
    /// @return whether that was possible; the share stays as it was when not
    boolean growTo(long bytes) {
      int wanted = (int) Math.min(unitsMax, (bytes + UNIT - 1) / UNIT);
      int more = wanted - taken;
      if (more <= 0) {
        return true;
      }
      try {
        // Without waiting nobody is overtaken who waits already: hence not tryAcquire(int).
        if (!units.tryAcquire(more, Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      taken = wanted;
      return true;
    }

    /// Gives back what is beyond `bytes`.
    void shrinkTo(long bytes) {
      int wanted = (int) Math.min(taken, (bytes + UNIT - 1) / UNIT);
      units.release(taken - wanted);
      taken = wanted;
    }

    /// Gives everything back. Idempotent.
    @Override
    public void close() {
      shrinkTo(0);
    }
  }
}
