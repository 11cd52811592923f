package org.entente.cli.outcome;

import java.util.ArrayDeque;
import java.util.Deque;

/// What to do when the run is stopped from outside (Ctrl-C, SIGTERM): the newest action first. Safe
/// for several threads.
public final class Interruption {
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private ExitStatus status = ExitStatus.INTERRUPTED;
  private boolean under;
  private boolean finished;

  /// Runs `action` if the run is stopped before the registration is closed. Actions are short: the
  /// person waits.
  public Registration onStop(Runnable action) {
    synchronized (actions) {
      actions.push(action);
    }
    return () -> {
      synchronized (actions) {
        actions.remove(action);
      }
    };
  }

  /// Being stopped is how this run is meant to end.
  public void expected() {
    synchronized (actions) {
      status = ExitStatus.DONE;
    }
  }

  /// The run has come to its own end.
  public void finished() {
    synchronized (actions) {
      finished = true;
    }
  }

  /// Whether the run has come to its own end.
  public boolean isFinished() {
    synchronized (actions) {
      return finished;
    }
  }

  /// Whether the run is being stopped.
  public boolean underWay() {
    synchronized (actions) {
      return under;
    }
  }

  /// Runs the actions; returns how the run ends.
  public ExitStatus stop() {
    synchronized (actions) {
      under = true;
    }
    for (Runnable action = next(); action != null; action = next()) {
      try {
        action.run();
      } catch (RuntimeException _) {
        // The next action must run all the same, and there is nobody left to tell.
      }
    }
    synchronized (actions) {
      return status;
    }
  }

  private @org.jspecify.annotations.Nullable Runnable next() {
    synchronized (actions) {
      return actions.poll();
    }
  }

  /// An action that waits for its moment.
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
