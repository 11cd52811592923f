package org.entente.server.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what has to be done now and then, one piece after another on one thread. What fails is
/// logged and tried again next time.
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upkeep").factory());

  /// Runs `work` every `period`, the first time after one period.
  void every(Duration period, String name, Runnable work) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> run(name, work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /// Catches broadly: an exception would end all further runs without a word.
  private static void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("work", name).log("upkeep failed");
    }
  }
}
