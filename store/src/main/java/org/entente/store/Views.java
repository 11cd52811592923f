package org.entente.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The present [View], replaced after every commit. Closing waits for the readers of all views, so
/// that nobody reads from an engine that is gone. Any number of threads.
final class Views {
  private final Engine engine;
  private final Object lock = new Object();
  private volatile @Nullable View present;
  private int alive;

  Views(Engine engine) {
    this.engine = engine;
    publish();
  }

  /// Applies `reading` to the present view.
  ///
  /// @throws IllegalStateException when the store is closed
  <T extends @Nullable Object> T read(Function<View, T> reading) {
    View view = hold();
    try {
      return reading.apply(view);
    } finally {
      view.letGo();
    }
  }

  /// Shows what is in the engine now to whoever reads from now on.
  void publish() {
    View before = present;
    var next = new View(engine, this::released);
    synchronized (lock) {
      alive++;
    }
    present = next;
    if (before != null) {
      before.letGo();
    }
  }

  /// Shows nothing any more, and returns once the last reader has left. Called once.
  void close() {
    View last = present;
    present = null;
    if (last != null) {
      last.letGo();
    }
    boolean interrupted = false;
    synchronized (lock) {
      while (alive > 0) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private View hold() {
    while (true) {
      View view = present;
      if (view == null) {
        throw new IllegalStateException("the store is closed");
      }
      if (view.hold()) {
        return view;
      }
    }
  }

  private void released() {
    synchronized (lock) {
      alive--;
      lock.notifyAll();
    }
  }
}
