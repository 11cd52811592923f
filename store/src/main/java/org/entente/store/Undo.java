package org.entente.store;

import java.util.ArrayList;
import java.util.List;

/// The way back to where one piece of work began: what each change does to take itself back, in
/// order. For the committer's thread.
final class Undo {
  private final List<Runnable> steps = new ArrayList<>();
  private int work;

  /// Starts the next piece of work; what was done before stays.
  void begin() {
    work++;
    steps.clear();
  }

  /// The number of the present piece of work, from 1.
  int work() {
    return work;
  }

  void add(Runnable step) {
    steps.add(step);
  }

  /// Takes back everything since [#begin].
  void run() {
    for (Runnable step : steps.reversed()) {
      step.run();
    }
    steps.clear();
  }
}
