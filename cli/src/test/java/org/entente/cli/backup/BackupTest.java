package org.entente.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.link.Answers;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  private static final int BATCH = 50;

  @TempDir private Path folder;

  @Test
  void everything_is_there_again() throws Exception {
    Path directory = filled();
    Path file = folder.resolve("نسخة.backup");
    var backed = cli().run("backup", directory.toString(), file.toString());
    assertThat(backed.err()).contains("not encrypted");
    assertThat(backed.status()).isEqualTo(ExitStatus.DONE);
    Path back = folder.resolve("back");
    var restored = cli().run("restore", file.toString(), back.toString());
    assertThat(restored.status()).as(restored.err()).isEqualTo(ExitStatus.DONE);
    assertThat(restored.err()).contains("entente doctor").contains("delete it again");
    for (List<String> command :
        List.of(
            List.of("export", "c", "--format", "jsonl", "--versions", "all"),
            List.of("user", "list", "--json"),
            List.of("token", "list", "--json"),
            List.of("grants", "--json"),
            List.of("collection", "list", "--json"),
            List.of("api-root", "list", "--json"))) {
      assertThat(on(back, command)).isEqualTo(on(directory, command)).isNotEmpty();
    }
    for (String name : List.of("node.yaml", "tls/ca.pem", "tls/ca.key", "store/NODE-ID")) {
      assertThat(back.resolve(name)).hasSameBinaryContentAs(directory.resolve(name));
    }
    assertThat(doctor(back)).isEqualTo(ExitStatus.DONE);
    assertThat(on(back, List.of("audit", "list", "--json"))).contains("\"backup.restore\"");
    assertClosed(back);
  }

  @Test
  void positions_go_on_behind_those_of_the_backup() throws Exception {
    Path directory = filled();
    Path file = backup(directory);
    Path back = folder.resolve("back");
    cli().run("restore", file.toString(), back.toString());
    String before = last(back);
    bring(TestNode.cliWithoutNode().with("ENTENTE_NODE", back.toString()), 7_000);
    assertThat(last(back)).isGreaterThan(before);
  }

  @Test
  @Timeout(120)
  void a_backup_of_a_node_at_work_is_what_it_was_at_one_moment() throws Exception {
    try (var node = TestNode.serving(folder)) {
      node.cli().run("collection", "add", "c");
      var stop = new AtomicBoolean();
      var brought = new AtomicInteger();
      var some = new CountDownLatch(3);
      Thread writer =
          Thread.ofVirtual()
              .start(() -> {
                while (!stop.get()) {
                  bring(node.cli(), brought.get() * BATCH);
                  brought.incrementAndGet();
                  some.countDown();
                }
              });
      some.await();
      int acknowledged = brought.get() * BATCH;
      Path file = folder.resolve("one.backup");
      var backed = node.cli().run("backup", file.toString());
      stop.set(true);
      writer.join();
      assertThat(backed.status()).as(backed.err()).isEqualTo(ExitStatus.DONE);
      Path back = folder.resolve("back");
      var restored = TestNode.cliWithoutNode().run("restore", file.toString(), back.toString());
      assertThat(restored.status()).as(restored.err()).isEqualTo(ExitStatus.DONE);
      var export = List.of("export", "c", "--format", "jsonl", "--versions", "all");
      List<String> all = on(node.directory(), export).lines().toList();
      List<String> kept = on(back, export).lines().toList();
      assertThat(all).hasSize(brought.get() * BATCH);
      assertThat(kept).hasSizeGreaterThanOrEqualTo(acknowledged);
      // In order, without a gap, and whole batches.
      assertThat(kept).isEqualTo(all.subList(0, kept.size()));
      assertThat(kept.size() % BATCH).isZero();
      assertThat(doctor(back)).isEqualTo(ExitStatus.DONE);
      assertThat(node.directory().resolve("store/copy")).doesNotExist();
    }
  }

  @Test
  void the_node_knows_who_took_it_and_when() {
    try (var node = TestNode.serving(folder)) {
      assertThat(status(node).get("lastBackup")).hasToString("null");
      node.cli().run("backup", folder.resolve("one.backup").toString());
      assertThat(status(node).string("lastBackup")).startsWith("20");
      assertThat(node.cli().run("status").out()).contains("Last backup: 20");
      assertThat(node.cli().run("audit", "list", "--json").out())
          .contains("\"backup.take\"")
          .contains("\"backup.done\"");
    }
  }

  @Test
  void only_administrators_may() {
    try (var node = TestNode.serving(folder)) {
      node.cli().run("user", "add", "olga", "--role", "operator");
      Path file = folder.resolve("one.backup");
      var refused =
          cli()
              .with("ENTENTE_TOKEN", node.cli().run("token", "create", "olga").out().strip())
              .with("ENTENTE_CA", node.authority().toString())
              .run("backup", node.rootUrl(), file.toString());
      assertThat(refused.err()).contains("[forbidden]");
      assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
      assertThat(file).doesNotExist();
      assertThat(folder.resolve("one.backup.part")).doesNotExist();
      var over =
          cli()
              .with("ENTENTE_TOKEN", node.cli().run("token", "create", "admin").out().strip())
              .with("ENTENTE_CA", node.authority().toString())
              .run("backup", node.rootUrl(), file.toString());
      assertThat(over.status()).as(over.err()).isEqualTo(ExitStatus.DONE);
      assertThat(verified(file).string("name")).isEqualTo("Test");
    }
  }

  @Test
  void the_file_is_for_its_owner_alone_and_never_takes_anothers_place() throws Exception {
    Path directory = TestNode.made(folder);
    Path file = folder.resolve("one.backup");
    // As a run that was killed leaves it.
    Files.writeString(folder.resolve("one.backup.part"), "half");
    assertThat(cli().run("backup", directory.toString(), file.toString()).status())
        .isEqualTo(ExitStatus.DONE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("one.backup.part")).doesNotExist();
    byte[] before = Files.readAllBytes(file);
    var again = cli().run("backup", directory.toString(), file.toString());
    assertThat(again.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(again.err()).contains("[file-exists]");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void where_nothing_can_be_written_nothing_is_left() {
    Path directory = TestNode.made(folder);
    var ended =
        cli().run("backup", directory.toString(), folder.resolve("no/one.backup").toString());
    assertThat(ended.status()).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(ended.err()).contains("[file-unwritable]");
  }

  @Test
  void an_encrypted_backup_opens_with_its_key_alone() throws Exception {
    Path directory = filled();
    var pair = new X25519KeyPairGenerator().generateKeyPair();
    String recipient = text(pair.getPublic().getEncoded());
    Path key = key("mine.txt", text(pair.getPrivate().getEncoded()));
    Path other =
        key(
            "other.txt",
            text(new X25519KeyPairGenerator().generateKeyPair().getPrivate().getEncoded()));
    Path file = folder.resolve("one.age");
    var backed =
        cli().run("backup", directory.toString(), file.toString(), "--recipient", recipient);
    assertThat(backed.err()).isEmpty();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .startsWith("age-encryption.org/v1\n")
        .doesNotContain("entente-backup")
        .doesNotContain("node.yaml");
    assertThat(cli().run("backup", "--verify", file.toString()).err())
        .contains("[backup-encrypted]");
    assertThat(
            cli().run("backup", "--verify", file.toString(), "--identity", other.toString()).err())
        .contains("[backup-identity-wrong]");
    assertThat(
            cli().run("backup", "--verify", file.toString(), "--identity", file.toString()).err())
        .contains("[backup-identity-invalid]");
    assertThat(cli().run("backup", "--verify", file.toString(), "--identity", key.toString()).out())
        .contains("is whole");
    Path back = folder.resolve("back");
    var restored =
        cli().run("restore", file.toString(), back.toString(), "--identity", key.toString());
    assertThat(restored.status()).as(restored.err()).isEqualTo(ExitStatus.DONE);
    assertThat(last(back)).isEqualTo(last(directory));
    damage(file, Files.size(file) / 2);
    assertThat(cli().run("backup", "--verify", file.toString(), "--identity", key.toString()).err())
        .contains("[backup-damaged]");
    assertThat(
            cli()
                .run(
                    "backup",
                    directory.toString(),
                    folder.resolve("x").toString(),
                    "--recipient",
                    "age1nobody")
                .err())
        .contains("[backup-recipient-invalid]");
  }

  @Test
  void a_damaged_backup_is_never_restored() throws Exception {
    Path file = backup(filled());
    long size = Files.size(file);
    for (long at : new long[] {3, 40, size / 2, size - 40, size - 1}) {
      damage(file, at);
      assertThat(cli().run("backup", "--verify", file.toString()).status())
          .isEqualTo(ExitStatus.REFUSED);
      Path back = folder.resolve("back");
      var ended = cli().run("restore", file.toString(), back.toString());
      assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
      assertThat(ended.err()).containsPattern("\\[backup-(damaged|unknown)]");
      assertThat(back).doesNotExist();
      assertThat(folder.resolve("back.part")).doesNotExist();
      damage(file, at);
    }
    assertThat(verified(file).string("name")).isEqualTo("Test");
  }

  @Test
  void a_folder_with_something_in_it_is_left_alone() throws Exception {
    Path file = backup(TestNode.made(folder));
    Path back = Files.createDirectory(folder.resolve("back"));
    Path mine = Files.writeString(back.resolve("mine"), "x");
    assertThat(cli().run("restore", file.toString(), back.toString()).err())
        .contains("[directory-not-empty]");
    assertThat(mine).hasContent("x");
    Files.delete(mine);
    // What is beside it is left alone, too, unless an earlier restore left it.
    Path part = Files.createDirectory(folder.resolve("back.part"));
    mine = Files.writeString(part.resolve("mine"), "x");
    assertThat(cli().run("restore", file.toString(), back.toString()).err())
        .contains("[directory-not-empty]")
        .contains("back.part");
    Files.createFile(part.resolve(".entente-restore"));
    assertThat(cli().run("restore", file.toString(), back.toString()).status())
        .isEqualTo(ExitStatus.DONE);
    assertThat(part).doesNotExist();
    assertThat(back.resolve("node.yaml")).exists();
    assertThat(back.resolve(".entente-restore")).doesNotExist();
  }

  @Test
  void a_rehearsal_writes_nothing() throws Exception {
    Path file = backup(TestNode.made(folder));
    List<Path> before = names();
    var ended = cli().run("restore", file.toString(), folder.resolve("b").toString(), "--dry-run");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).contains("nothing was written");
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void a_copy_is_a_node_of_its_own() throws Exception {
    Path directory = filled();
    Path file = backup(directory);
    Path copy = folder.resolve("copy");
    var ended = cli().run("restore", file.toString(), copy.toString(), "--as-copy");
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.err()).contains("entente ca");
    assertThat(Files.readString(copy.resolve("store/NODE-ID")))
        .isNotEqualTo(Files.readString(directory.resolve("store/NODE-ID")));
    assertThat(cli().run("ca", copy.toString()).out())
        .isNotEqualTo(cli().run("ca", directory.toString()).out());
    assertThat(last(copy)).isEqualTo(last(directory));
    assertThat(doctor(copy)).isEqualTo(ExitStatus.DONE);
    assertClosed(copy);
  }

  private Path filled() {
    Path directory = TestNode.made(folder);
    Cli cli = cli().with("ENTENTE_NODE", directory.toString());
    cli.run("collection", "add", "c", "--alias", "see");
    cli.run("user", "add", "siem");
    cli.run("grant", "siem", "c", "read");
    cli.run("token", "create", "siem", "--label", "SIEM");
    bring(cli, 0);
    bring(cli, 1_000);
    return directory;
  }

  private static void bring(Cli cli, int from) {
    String lines =
        IntStream.range(from, from + BATCH)
            .mapToObj(i ->
                "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"indicator--00000000-0000-4000-8000-%012d\","
                        .formatted(i)
                    + "\"created\":\"2026-01-05T10:00:00.000Z\",\"modified\":\"2026-01-05T10:00:00.000Z\","
                    + "\"pattern\":\"[domain-name:value = 'x%d.example']\",\"pattern_type\":\"stix\","
                        .formatted(i)
                    + "\"valid_from\":\"2026-01-05T10:00:00Z\",\"indicator_types\":[\"benign\"]}\n")
            .collect(Collectors.joining());
    var ended = cli.input(lines).run("import", "c", "-");
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.DONE);
  }

  private Path backup(Path directory) {
    Path file = folder.resolve("a.backup");
    var ended = cli().run("backup", directory.toString(), file.toString());
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.DONE);
    return file;
  }

  /// At a time behind everything that the tests added.
  private static ExitStatus doctor(Path directory) {
    return cli().at(Instant.now().plusSeconds(60)).run("doctor", directory.toString()).status();
  }

  private static JsonObject verified(Path file) {
    var ended = cli().run("backup", "--verify", file.toString(), "--json");
    assertThat(ended.err()).isEmpty();
    return JsonReader.parseObject(ended.out());
  }

  private static JsonObject status(TestNode node) {
    return JsonReader.parseObject(node.cli().run("status", "--json").out());
  }

  private static String on(Path directory, List<String> command) {
    var ended =
        cli().with("ENTENTE_NODE", directory.toString()).run(command.toArray(new String[0]));
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.DONE);
    return ended.out();
  }

  private static String last(Path directory) {
    JsonObject status = JsonReader.parseObject(on(directory, List.of("status", "--json")));
    return Answers.text(Answers.items(status, "collections").getFirst(), "last");
  }

  private static void damage(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 0x10;
    Files.write(file, bytes);
  }

  private Path key(String name, String secret) throws IOException {
    return Files.writeString(folder.resolve(name), "# created: today\n" + secret + "\n");
  }

  private static String text(byte[] encoded) {
    return new String(encoded, StandardCharsets.US_ASCII);
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      return names.sorted().toList();
    }
  }

  /// Folders and files are for their owner alone.
  private static void assertClosed(Path directory) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    for (String key : List.of("tls/ca.key", "node.yaml")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))))
          .isEqualTo("rw-------");
    }
  }

  private static Cli cli() {
    return TestNode.cliWithoutNode();
  }
}
