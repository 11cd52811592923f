package org.entente.exchange.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.entente.exchange.collection.Appended;
import org.jspecify.annotations.Nullable;

/// Commits one batch on a thread of its own while the next one is being made. There is never more
/// than one under way, so batches keep their order and memory its bounds. Not thread-safe.
final class CommitAhead {
  private final Function<Batch, List<Appended>> commit;
  private @Nullable Batch batch;
  private @Nullable FutureTask<List<Appended>> task;

  CommitAhead(Function<Batch, List<Appended>> commit) {
    this.commit = commit;
  }

  /// Begins to commit `next`; the one before must have been awaited.
  void begin(Batch next) {
    if (task != null) {
      throw new IllegalStateException("a batch is under way");
    }
    var begun = new FutureTask<>(() -> commit.apply(next));
    batch = next;
    task = begun;
    Thread.ofVirtual().name("commit-ahead").start(begun);
  }

  /// Waits for the batch under way, if there is one. An interrupt does not end the waiting, since
  /// the outcome would be unknown; it stays pending. What the commit threw is thrown here.
  Optional<Result> await() {
    FutureTask<List<Appended>> running = task;
    Batch its = batch;
    if (running == null || its == null) {
      return Optional.empty();
    }
    task = null;
    batch = null;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Optional.of(new Result(its, running.get()));
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(e);
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// @param batch what was committed
  /// @param appended what became of each of its objects
  record Result(Batch batch, List<Appended> appended) {}
}
