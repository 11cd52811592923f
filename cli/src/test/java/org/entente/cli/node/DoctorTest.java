package org.entente.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {
  private static final Instant SOON = Instant.now().plusSeconds(60);

  @TempDir private Path folder;

  @Test
  void finds_nothing_wrong_with_a_new_node() {
    Path directory = TestNode.made(folder);
    var ended = doctor(directory);
    assertThat(ended.status()).as(ended.out()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).contains("The node is whole");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void leaves_a_node_that_runs_alone() {
    try (var node = TestNode.quiet(folder)) {
      var ended = doctor(node.directory());
      assertThat(ended.status()).isEqualTo(ExitStatus.COULD_NOT);
      assertThat(ended.err()).contains("[directory-held]");
    }
  }

  @Test
  void needs_a_node_directory() {
    assertThat(doctor(folder).err()).contains("[directory-not-a-node]");
    assertThat(cli().run("doctor", "https://127.0.0.1:1/").err())
        .contains("[usage-directory-only]");
  }

  @Test
  void names_everything_that_is_open_to_others() throws Exception {
    Path directory = TestNode.made(folder);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        directory.resolve("tls/ca.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(codes(directory)).containsExactly("directory-open", "file-open");
  }

  @Test
  void names_every_mistake_in_the_settings_and_goes_on() throws Exception {
    Path directory = TestNode.made(folder);
    Files.writeString(directory.resolve("node.yaml"), "limitz: 3\nport: many\n");
    Files.delete(directory.resolve("tls/ca.pem"));
    assertThat(codes(directory))
        .containsExactlyInAnyOrder("config-unknown-setting", "config-number", "authority-missing");
  }

  @Test
  void notices_a_key_of_another_certificate_and_one_that_is_none() throws Exception {
    Path directory = TestNode.made(folder);
    Files.copy(
        directory.resolve("tls/server.key"),
        directory.resolve("tls/ca.key"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(codes(directory)).containsExactly("certificate-key-mismatch");
    Files.writeString(directory.resolve("tls/ca.key"), "mine");
    assertThat(codes(directory)).containsExactly("certificate-unreadable");
  }

  @Test
  void notices_an_authority_that_ends_and_one_that_has_ended() {
    Path directory = TestNode.made(folder);
    // Ten years from its making.
    assertThat(codes(directory, SOON.plusSeconds(40L * 365 * 86_400)))
        .contains("certificate-expired");
  }

  @Test
  void notices_a_clock_behind_the_newest_object() throws Exception {
    Path directory = filled();
    assertThat(codes(directory, Instant.parse("2020-01-01T00:00:00Z"))).contains("clock-behind");
  }

  @Test
  void what_a_crash_left_behind_is_only_a_note() throws Exception {
    Path directory = TestNode.made(folder);
    Files.writeString(directory.resolve("holder"), "1\n2026-11-22T00:00:00Z\n");
    var ended = doctor(directory);
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).contains("[left-behind]").contains("holder");
  }

  @Test
  void never_takes_a_missing_store_for_a_new_one() throws Exception {
    Path directory = TestNode.made(folder);
    Files.move(directory.resolve("store"), folder.resolve("elsewhere"));
    assertThat(codes(directory)).containsExactly("store-missing");
    assertThat(directory.resolve("store")).doesNotExist();
  }

  @Test
  void notices_a_file_of_the_store_that_is_damaged() throws Exception {
    Path directory = filled();
    // Closing has written everything into sorted files.
    try (var files = Files.list(directory.resolve("store/data"))) {
      Path largest =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
      try (var file = new RandomAccessFile(largest.toFile(), "rw")) {
        file.seek(20);
        file.write(new byte[] {1, 2, 3});
      }
    }
    var ended = doctor(directory);
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out()).contains("[store-corrupted]");
  }

  @Test
  void a_rebuild_leaves_a_whole_node_with_the_same_objects() throws Exception {
    Path directory = filled();
    String before = export(directory);
    var ended = cli().at(SOON).run("doctor", directory.toString(), "--rebuild");
    assertThat(ended.status()).as(ended.out()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).contains("made anew").contains("objects: 1,");
    assertThat(directory.resolve("text")).isEmptyDirectory();
    assertThat(export(directory)).isEqualTo(before).contains("maree-haute");
    assertThat(cli().run("search", directory.toString(), "maree-haute.example", "--json").out())
        .contains("domain-name--6399da1f-14d0-5143-a9ca-c8e52cbb7e5b");
  }

  @Test
  void speaks_the_readers_language() throws Exception {
    Path directory = TestNode.made(folder);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(cli().at(SOON).run("doctor", directory.toString(), "--lang", "fr").out())
        .contains("Avertissement")
        .contains("chmod 700");
    assertThat(cli().at(SOON).run("doctor", directory.toString(), "--lang", "ar").out())
        .contains("تنبيه");
  }

  private Path filled() throws Exception {
    Path directory = TestNode.made(folder);
    Path file = folder.resolve("one.json");
    Files.writeString(
        file,
        "{\"type\":\"domain-name\",\"spec_version\":\"2.1\","
            + "\"id\":\"domain-name--6399da1f-14d0-5143-a9ca-c8e52cbb7e5b\","
            + "\"value\":\"maree-haute.example\"}\n",
        StandardCharsets.UTF_8);
    cli().run("collection", "add", directory.toString(), "c");
    assertThat(cli().run("import", directory.toString(), "c", file.toString()).status())
        .isEqualTo(ExitStatus.DONE);
    return directory;
  }

  private static String export(Path directory) {
    return cli().run("export", directory.toString(), "c", "--format", "jsonl").out();
  }

  private static List<String> codes(Path directory) {
    return codes(directory, SOON);
  }

  private static List<String> codes(Path directory, Instant now) {
    var ended = cli().at(now).run("doctor", directory.toString(), "--json");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    JsonObject report = JsonReader.parseObject(ended.out());
    return org.entente.cli.link.Answers.items(report, "findings").stream()
        .map(finding -> org.entente.cli.link.Answers.text(finding, "code"))
        .toList();
  }

  private static Cli.Ended doctor(Path directory) {
    return cli().at(SOON).run("doctor", directory.toString());
  }

  private static Cli cli() {
    return TestNode.cliWithoutNode();
  }
}
