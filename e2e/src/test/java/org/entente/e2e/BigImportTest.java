package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle much larger than the memory of the process that imports it, through a pipe.
/// `-Dentente.e2e.megabytes=2000` for a really long one.
final class BigImportTest {
  private static final long BYTES = 1_000_000 * Long.getLong("entente.e2e.megabytes", 100);
  private static final long OBJECTS = BYTES / Indicators.json(1_000_000).length();

  /// Half of the bundle, less than the process may have taken in without storing anything of it.
  private static final long BEFORE_STOP = OBJECTS / 2;

  private static final Entente SMALL = Entente.ofClassPath("-Xmx64m");

  @TempDir Path folder;

  @Test
  void is_stopped_in_the_middle_and_finished_by_a_second_run() throws IOException {
    TestedNode node = TestedNode.in(folder);
    long stored;
    try (Running first = SMALL.start("import", node.directory(), TestedNode.COLLECTION, "-")) {
      write(first.input(), 0, BEFORE_STOP);
      first.signal("INT");
      Ended stopped = first.ended();
      assertThat(stopped.status()).as(stopped.err()).isEqualTo(130);
      assertThat(stopped.err()).contains("-");
    }
    var report = node.check();
    assertThat(report.findings()).isEmpty();
    stored = report.entries();
    assertThat(stored).isPositive().isLessThanOrEqualTo(BEFORE_STOP);

    try (Running second =
        SMALL.start("import", "--json", node.directory(), TestedNode.COLLECTION, "-")) {
      OutputStream in = second.input();
      write(in, 0, OBJECTS);
      in.write("]}".getBytes(StandardCharsets.UTF_8));
      in.close();
      Ended done = second.ended();
      assertThat(done.status()).as(done.err()).isZero();
      JsonObject counts = JsonReader.parseObject(done.out());
      assertThat(counts.get("objects")).hasToString("" + OBJECTS);
      assertThat(counts.get("known")).hasToString("" + stored);
      assertThat(counts.get("stored")).hasToString("" + (OBJECTS - stored));
    }
    var whole = node.check();
    assertThat(whole.findings()).isEmpty();
    assertThat(whole.entries()).isEqualTo(OBJECTS);
  }

  /// Writes the start of a bundle. The pipe holds little: when this returns, almost all has been
  /// read.
  private static void write(OutputStream pipe, long first, long count) throws IOException {
    var out = new BufferedOutputStream(pipe, 1 << 16);
    out.write(
        "{\"type\":\"bundle\",\"id\":\"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d\",\"objects\":["
            .getBytes(StandardCharsets.UTF_8));
    for (long number = first; number < first + count; number++) {
      if (number > first) {
        out.write(',');
      }
      out.write(Indicators.json(number).getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
