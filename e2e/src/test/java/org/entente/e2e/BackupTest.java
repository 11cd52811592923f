package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Backups and restores that do not come to their end: there is the whole, or nothing.
final class BackupTest {
  private static final Entente PROGRAM = Entente.ofClassPath();
  private static final int OBJECTS = 4_000;

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void a_backup_that_was_stopped_leaves_no_half_and_the_next_one_is_whole() throws Exception {
    TestedNode node = TestedNode.in(folder);
    Path file = folder.resolve("one.backup");
    Path part = folder.resolve("one.backup.part");
    Path copy = node.directory().resolve("store/copy");
    try (ServedNode served = node.servePlainly()) {
      fill(served);
      try (Running backup = PROGRAM.start("backup", node.directory(), file)) {
        until(part, backup);
        backup.kill();
      }
      gone(copy);
      if (Files.exists(file)) {
        // It was quicker than the kill.
        Files.delete(file);
      }
      // The next run would remove it; here it would be mistaken for that run's own.
      Files.deleteIfExists(part);
      try (Running backup = PROGRAM.start("backup", node.directory(), file)) {
        until(part, backup);
        backup.signal("INT");
        int status = backup.ended().status();
        assertThat(part).doesNotExist();
        if (status != 0) {
          assertThat(status).isEqualTo(130);
          assertThat(file).doesNotExist();
        }
      }
      gone(copy);
      Files.deleteIfExists(file);
      whole(node, served, file);
      served.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".entente-restore",
        "node.yaml",
        "store/NODE-ID",
        "store/data/CURRENT",
        "store/LOCK"
      })
  @Timeout(300)
  void a_restore_that_was_killed_leaves_nothing_and_the_next_one_is_whole(String at)
      throws Exception {
    TestedNode node = TestedNode.in(folder);
    Path file = folder.resolve("one.backup");
    try (ServedNode served = node.servePlainly()) {
      fill(served);
      assertThat(PROGRAM.run("backup", node.directory(), file).status()).isZero();
      served.stop();
    }
    Path back = folder.resolve("back");
    try (Running restore = PROGRAM.start("restore", file, back)) {
      until(folder.resolve("back.part").resolve(at), restore);
      restore.kill();
    }
    if (!Files.exists(back)) {
      Ended again = PROGRAM.run("restore", file, back);
      assertThat(again.status()).as(again.err()).isZero();
    }
    assertThat(folder.resolve("back.part")).doesNotExist();
    var restored = new TestedNode(back);
    assertThat(restored.check().entries()).isEqualTo(OBJECTS);
    assertThat(restored.check().findings()).isEmpty();
  }

  @Test
  void a_full_disk_leaves_no_half() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
        "skipped: no right to mount a file system here; no disk was filled");
    TestedNode node = TestedNode.in(folder);
    Path file = folder.resolve("one.backup");
    try (ServedNode served = node.servePlainly()) {
      fill(served);
      assertThat(PROGRAM.run("backup", node.directory(), file).status()).isZero();
      served.stop();
    }
    Path small = Files.createDirectory(folder.resolve("small"));
    Entente onASmallDisk =
        PROGRAM.under(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=512k tmpfs \"$0\" && \"$@\"; code=$?;"
                + " echo \"left: $(ls -A \"$0\")\"; exit $code",
            small.toString());
    Ended backup = onASmallDisk.run("backup", node.directory(), small.resolve("x.backup"));
    assertThat(backup.status()).isEqualTo(3);
    assertThat(backup.err()).contains("[file-unwritable]");
    assertThat(backup.out()).endsWith("left: \n");
    Ended restore = onASmallDisk.run("restore", file, small.resolve("back"));
    assertThat(restore.err()).contains("[restore-no-room]");
    assertThat(restore.out()).endsWith("left: \n");
  }

  private static void fill(ServedNode served) throws IOException {
    for (int first = 0; first < OBJECTS; first += 500) {
      assertThat(served.post(Indicators.envelope(first, 500)).statusCode()).isEqualTo(202);
    }
  }

  /// A backup now, which is restored and looked at; nothing of it is left in the node.
  private void whole(TestedNode node, ServedNode served, Path file) {
    Ended backup = PROGRAM.run("backup", node.directory(), file);
    assertThat(backup.status()).as(backup.err()).isZero();
    assertThat(served.process().isAlive()).isTrue();
    assertThat(node.directory().resolve("store/copy")).doesNotExist();
    Path back = folder.resolve("back");
    assertThat(PROGRAM.run("restore", file, back).status()).isZero();
    var report = new TestedNode(back).check();
    assertThat(report.entries()).isEqualTo(OBJECTS);
    assertThat(report.findings()).isEmpty();
  }

  /// Waits until the node has noticed that nobody takes the backup any more.
  private static void gone(Path copy) {
    while (Files.exists(copy)) {
      Thread.onSpinWait();
    }
  }

  /// Waits until a file is there, or the run has ended.
  private static void until(Path file, Running run) {
    while (!Files.exists(file) && run.isAlive()) {
      Thread.onSpinWait();
    }
  }
}
