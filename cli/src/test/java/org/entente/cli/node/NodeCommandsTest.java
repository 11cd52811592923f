package org.entente.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeCommandsTest {
  @TempDir private Path folder;

  @Test
  void a_new_node_prints_the_administrators_password_alone() throws Exception {
    Path directory = folder.resolve("عقدة");
    var ended =
        cli()
            .run(
                "init",
                directory.toString(),
                "--name",
                "CERT",
                "--country",
                "MA",
                "--host",
                "n.example");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).matches("[A-Za-z0-9_-]{20,}\n");
    assertThat(ended.err()).contains("admin").contains("عقدة").contains("ca.pem");
    assertThat(Files.exists(directory.resolve("node.yaml"))).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_password_that_was_given_is_not_printed() {
    var ended =
        cli()
            .input(TestNode.PASSWORD + "\n")
            .run("init", folder.resolve("n").toString(), "--admin", "amina", "--password-stdin");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).doesNotContain(TestNode.PASSWORD);
  }

  @Test
  void for_programs_a_new_node_is_one_document() {
    var ended = cli().run("init", folder.resolve("n").toString(), "--json");
    assertThat(JsonReader.parseObject(ended.out()).names())
        .containsExactly("directory", "admin", "password", "authority");
  }

  @Test
  void a_folder_with_something_in_it_is_left_alone() throws Exception {
    Files.writeString(folder.resolve("file"), "mine");
    var ended = cli().run("init", folder.toString());
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[directory-not-empty]");
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void the_node_may_be_named_in_three_ways() {
    Path directory = TestNode.made(folder);
    assertThat(cli().run("status", directory.toString()).status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("-C", directory.toString(), "status").status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().in(folder).run("status", "-C", "node").status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().with("ENTENTE_NODE", directory.toString()).run("status").status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void a_node_that_is_named_wins_over_one_that_is_known() {
    Path directory = TestNode.made(folder);
    var ended =
        cli()
            .with("ENTENTE_NODE", directory.toString())
            .run("status", folder.resolve("x").toString());
    assertThat(ended.err()).contains("[directory-not-a-node]");
    assertThat(
            cli()
                .with("ENTENTE_NODE", folder.resolve("x").toString())
                .run("-C", directory.toString(), "status")
                .status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void words_in_the_wrong_order_are_told() {
    TestNode.made(folder);
    var ended = cli().in(folder).run("user", "add", "alice", "node");
    assertThat(ended.status()).isEqualTo(ExitStatus.MISUSED);
    assertThat(ended.err()).contains("[usage-word-order]").contains("[DIR] NAME");
  }

  @Test
  void status_says_how_the_node_is_doing() {
    try (var node = TestNode.serving(folder)) {
      var ended = node.cli().run("status");
      assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
      assertThat(ended.out())
          .startsWith("Test (MA): healthy")
          .contains("/taxii2/")
          .contains("Certificate valid until")
          .contains("Account admin (admin)");
      JsonObject status = JsonReader.parseObject(node.cli().run("status", "--json").out());
      assertThat(status.names()).contains("healthy", "urls", "certificate", "disk", "accounts");
    }
  }

  @Test
  void a_sleeping_node_is_told_from_one_that_runs() {
    Path directory = TestNode.made(folder);
    assertThat(cli().run("status", directory.toString()).out()).contains("No node runs there");
  }

  @Test
  void a_node_is_reached_over_https_with_its_certificate_and_a_token() {
    try (var node = TestNode.serving(folder)) {
      String token = node.cli().run("token", "create", "admin").out().strip();
      var ended =
          cli()
              .with("ENTENTE_TOKEN", token)
              .run("user", "list", node.rootUrl(), "--ca", node.authority().toString());
      assertThat(ended.err()).isEmpty();
      assertThat(ended.out()).contains("admin");
    }
  }

  @Test
  void over_https_a_person_is_asked_for_the_password() {
    try (var node = TestNode.serving(folder)) {
      var ended =
          cli()
              .with("ENTENTE_CA", node.authority().toString())
              .atTerminal(TestNode.PASSWORD)
              .run("user", "list", node.rootUrl(), "--as", "admin", "--json");
      assertThat(ended.err()).isEmpty();
      assertThat(JsonReader.parseObject(ended.out()).string("name")).isEqualTo("admin");
    }
  }

  @Test
  void over_https_nobody_is_nobody() {
    try (var node = TestNode.serving(folder)) {
      var ended = cli().run("user", "list", node.rootUrl(), "--ca", node.authority().toString());
      assertThat(ended.status()).isEqualTo(ExitStatus.MISUSED);
      assertThat(ended.err()).contains("[password-missing]");
    }
  }

  @Test
  void an_unknown_certificate_is_not_trusted() {
    try (var node = TestNode.serving(folder)) {
      var ended = cli().with("ENTENTE_TOKEN", "x").run("user", "list", node.rootUrl());
      assertThat(ended.status()).isEqualTo(ExitStatus.COULD_NOT);
      assertThat(ended.err()).contains("[node-untrusted]");
    }
  }

  @Test
  void the_certificate_is_printed_with_its_fingerprint_beside() throws Exception {
    try (var node = TestNode.serving(folder)) {
      String pem = Files.readString(node.authority(), StandardCharsets.US_ASCII);
      var local = node.cli().run("ca");
      assertThat(local.out().strip()).isEqualTo(pem.strip());
      assertThat(local.err()).containsPattern("[0-9a-f]{64}");
      var remote = cli().run("ca", node.rootUrl());
      assertThat(remote.out()).isEqualTo(local.out());
      assertThat(remote.err()).isEqualTo(local.err());
    }
  }

  @Test
  void serve_needs_the_directory_itself() {
    assertThat(cli().run("serve", "https://127.0.0.1:1/").err()).contains("[usage-directory-only]");
    assertThat(cli().run("serve", folder.toString()).err()).contains("[directory-not-a-node]");
    assertThat(cli().run("serve", folder.toString(), "--port", "70000").err())
        .contains("[usage-value-invalid]");
  }

  @Test
  void plain_http_is_for_this_machine_alone() {
    Path directory = TestNode.made(folder);
    var ended =
        cli()
            .run("serve", directory.toString(), "--plain-http", "--bind", "0.0.0.0", "--port", "0");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[plain-http-not-loopback]");
  }

  @Test
  void a_second_serve_is_refused() {
    try (var node = TestNode.serving(folder)) {
      var ended = cli().run("serve", node.directory().toString(), "--port", "0");
      assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
      assertThat(ended.err()).contains("[directory-held]");
      assertThat(ended.out()).isEmpty();
    }
  }

  @Test
  void a_mistake_in_the_settings_is_told_with_its_line() throws Exception {
    Path directory = TestNode.made(folder);
    Path settings = directory.resolve("node.yaml");
    Files.writeString(settings, Files.readString(settings) + "\nlimitz: 3\n");
    var ended = cli().run("status", directory.toString());
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[config-unknown-setting]").contains("node.yaml:");
  }

  private static Cli cli() {
    return TestNode.cliWithoutNode();
  }
}
