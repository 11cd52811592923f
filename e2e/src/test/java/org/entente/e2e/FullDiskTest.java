package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node whose disk runs full: a file system of its own, in a name space of its own, so that
/// nothing of it is left when the process is gone. Needs the right to mount one.
final class FullDiskTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  @BeforeEach
  void mayMount() throws Exception {
    assumeTrue(
        mounts("true").start().waitFor() == 0,
        "skipped: no right to mount a file system here; no disk was filled");
  }

  @Test
  void refuses_to_write_below_the_reserve_and_goes_on_when_there_is_room() throws Exception {
    fill("16MiB");
  }

  @Test
  void survives_a_disk_without_a_byte_left() throws Exception {
    fill("0");
  }

  private void fill(String reserve) throws IOException {
    TestedNode node =
        TestedNode.in(folder)
            .settings(yaml -> yaml.replace("reserve: 512MiB", "reserve: " + reserve));
    Entente onItsDisk =
        Entente.ofClassPath()
            .under(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mkdir \"$0/disk\" && mount -t tmpfs -o size=96m tmpfs \"$0/disk\""
                    + " && cp -a \"$0/node\" \"$0/disk\" && cd \"$0/disk\" && exec \"$@\"",
                folder.toString());
    var copied = new TestedNode(folder.resolve("disk").resolve("node"));
    try (ServedNode served = copied.serve(onItsDisk, "--plain-http")) {
      stored(served, 0);
      Path ballast =
          Path.of("/proc", Long.toString(served.process().pid()), "root")
              .resolve(Path.of("/").relativize(folder))
              .resolve("disk")
              .resolve("ballast");
      long kept = writeUntilFull(served, ballast);

      HttpResponse<String> refused = served.post(Indicators.envelope(kept, 1));
      assertThat(refused.statusCode()).isEqualTo(507);
      JsonObject error = JsonReader.parseObject(refused.body());
      assertThat(error.string("error_code")).isEqualTo("store-full");
      assertThat(error.string("error_id"))
          .isEqualTo(refused.headers().firstValue("X-Request-Id").get());
      served.process().awaitSaid(String.valueOf(error.string("error_id")));

      assertThat(served.get(ServedNode.objects("?limit=1")).body())
          .as("reads go on")
          .contains(Indicators.id(0));
      assertThat(served.get("/health/live").statusCode()).isEqualTo(200);

      Files.delete(ballast);
      while (served.post(Indicators.envelope(kept, 1)).statusCode() != 202) {
        // The store looks every few seconds whether there is room again.
        Thread.onSpinWait();
      }
      assertThat(served.get(ServedNode.objects("?match[id]=" + Indicators.id(kept))).body())
          .contains(Indicators.id(kept));
      served.stop();
    }
  }

  /// Takes all room with a file, then adds objects until the first is refused; how many are kept.
  private static long writeUntilFull(ServedNode served, Path ballast) throws IOException {
    try (var out = Files.newOutputStream(ballast)) {
      for (int i = 0; i < 96; i++) {
        out.write(new byte[MIB]);
      }
    } catch (IOException full) {
      // As intended.
    }
    long next = 1;
    while (served.post(Indicators.envelope(next, 500)).statusCode() == 202) {
      next += 500;
    }
    return next;
  }

  private static void stored(ServedNode served, long number) throws IOException {
    HttpResponse<String> answer = served.post(Indicators.envelope(number, 1));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static ProcessBuilder mounts(String then) {
    return new ProcessBuilder(
            "sh", "-c", "unshare --mount sh -c 'mount -t tmpfs tmpfs /mnt && " + then + "'")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }
}
