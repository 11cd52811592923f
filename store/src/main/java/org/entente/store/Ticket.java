package org.entente.store;

import java.util.concurrent.CountDownLatch;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.StoreRefusal;
import org.jspecify.annotations.Nullable;

/// One piece of work on its way through the committer, and what its caller waits for.
final class Ticket<T extends @Nullable Object> {
  private final Committer.Work<T> work;
  private final CountDownLatch released = new CountDownLatch(1);
  private @Nullable T result;
  private @Nullable Throwable failure;

  Ticket(Committer.Work<T> work) {
    this.work = work;
  }

  /// Runs the work. What comes of it is kept until [#release].
  ///
  /// @return whether it went well; if not, what it did must be undone
  boolean run(WorkCommit commit) {
    try {
      result = work.in(commit);
      return true;
    } catch (Throwable e) {
      // Whatever it is, it belongs to the caller and must not end the committer.
      failure = e;
      return false;
    } finally {
      commit.end();
    }
  }

  /// Gives the caller what came of the work.
  void release() {
    released.countDown();
  }

  /// Tells the caller that nothing was kept.
  void refuse(StoreRefusal refusal) {
    failure = new StoreRefusal(refusal.reason(), String.valueOf(refusal.getMessage()), refusal);
    released.countDown();
  }

  /// Waits for [#release] or [#refuse], whatever interrupts come.
  T await() {
    boolean interrupted = false;
    while (true) {
      try {
        released.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome();
  }

  @SuppressWarnings("NullAway") // the result is what the work returned, null only if T allows it
  private T outcome() {
    return switch (failure) {
      case null -> result;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("work declares no checked exceptions", failure);
    };
  }
}
