package org.entente.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import org.entente.cli.outcome.Interruption;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class TemporaryFolderTest {
  @Test
  void is_gone_when_the_run_is_stopped() throws Exception {
    var interruption = new Interruption();
    var folder = TemporaryFolder.create(interruption);
    Files.writeString(folder.path().resolve("x"), "x");
    interruption.stop();
    assertThat(folder.path()).doesNotExist();
  }

  @RepeatedTest(20)
  void is_gone_when_two_threads_remove_it_at_once() throws Exception {
    var folder = TemporaryFolder.create(new Interruption());
    for (int i = 0; i < 200; i++) {
      Path inner = Files.createDirectories(folder.path().resolve("d" + i % 10));
      Files.writeString(inner.resolve("f" + i), "x");
    }
    var together = new CyclicBarrier(2);
    Runnable removal =
        () -> {
          try {
            together.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          folder.close();
        };
    var other = Thread.ofVirtual().start(removal);
    removal.run();
    other.join();
    assertThat(folder.path()).doesNotExist();
  }
}
