package org.entente.taxii.client;

import java.time.Duration;

/// Lets time pass. A seam for tests; [Thread#sleep] otherwise.
@FunctionalInterface
public interface Pause {
  /// Returns when `length` has passed.
  ///
  /// @throws InterruptedException when the thread is asked to stop
  void pause(Duration length) throws InterruptedException;
}
