package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Acknowledged means synced: a process that is killed shows nothing about that, since the
/// operating system writes for it. The system calls of a node show it.
final class SyncedBeforeAnswerTest {
  private static final int WRITERS = 3;
  private static final int ENVELOPES = 8;

  @TempDir Path folder;

  @Test
  void syncs_the_log_with_every_object_of_a_request_before_it_answers() throws Exception {
    assumeTrue(canTrace(), "skipped: strace is missing or not permitted here; nothing was traced");
    TestedNode node = TestedNode.in(folder);
    Path trace = folder.resolve("trace");
    Entente traced =
        Entente.ofClassPath()
            .under(
                "strace",
                "-f",
                "-y",
                "--seccomp-bpf",
                "-s",
                "100000",
                "-e",
                Trace.CALLS,
                "-o",
                trace.toString());
    try (ServedNode served = node.serve(traced, "--plain-http");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(threads.submit(writing(served, writer)));
      }
      for (Future<Void> writer : writers) {
        writer.get();
      }
      served.stop();
    }

    var seen = Trace.read(trace);
    assertThat(seen.answers()).hasSize(WRITERS * ENVELOPES);
    seen.answers().forEach((object, answered) -> syncedBefore(seen, object, answered));
  }

  private static void syncedBefore(Trace seen, String object, int answered) {
    assertThat(seen.logged()).containsKey(object);
    Trace.Write written = seen.logged().get(object);
    assertThat(seen.syncs())
        .as("syncs after %s at %s and before its answer at %d", object, written, answered)
        .anyMatch(sync ->
            sync.file().equals(written.file())
                && sync.began() > written.ended()
                && sync.ended() < answered);
  }

  private static Callable<Void> writing(ServedNode served, int writer) {
    return () -> {
      for (int i = 0; i < ENVELOPES; i++) {
        long number = (long) writer * ENVELOPES + i;
        var answer = served.post(Indicators.envelope(number, 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        // The trace knows the answers by it.
        assertThat(answer.body()).contains(Indicators.id(number));
      }
      return null;
    };
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
