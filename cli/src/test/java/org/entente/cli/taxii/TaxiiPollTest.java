package org.entente.cli.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.DeterministicId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaxiiPollTest {
  @TempDir private Path folder;
  private TestNode source;
  private TestNode target;
  private Path token;

  @BeforeEach
  void start() throws IOException {
    source = TestNode.serving(Files.createDirectory(folder.resolve("a")));
    target = TestNode.quiet(Files.createDirectory(folder.resolve("b")));
    source.cli().run("collection", "add", "out", "--alias", "feed");
    source.cli().run("collection", "add", "hidden");
    source.cli().run("user", "add", "siem");
    source.cli().run("grant", "siem", "out", "read");
    target.cli().run("collection", "add", "in");
    token = folder.resolve("token");
    Files.writeString(token, source.cli().run("token", "create", "siem").out());
    source.cli().input(objects(0, 3)).run("import", "out", "-");
  }

  @AfterEach
  void stop() {
    source.close();
    target.close();
  }

  @Test
  void prints_one_object_a_line() {
    var ended = poll(source.taxiiUrl().toString());
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).isEqualTo(objects(0, 3));
    assertThat(ended.err()).contains("objects received: 3");
  }

  @Test
  void takes_discovery_api_root_and_collection_for_an_address() {
    String root = source.taxiiUrl().resolve("/exchange/").toString();
    assertThat(poll(root).out().lines()).hasSize(3);
    assertThat(poll(root + "collections/feed/").out().lines()).hasSize(3);
  }

  @Test
  void a_collection_is_chosen_by_alias_or_title() {
    assertThat(poll(source.taxiiUrl().toString(), "--collection", "feed").out().lines()).hasSize(3);
    var unknown = poll(source.taxiiUrl().toString(), "--collection", "hidden");
    assertThat(unknown.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(unknown.err()).contains("[remote-collection-unknown]");
  }

  @Test
  void brings_objects_into_a_collection_of_a_node() {
    var ended = poll(source.taxiiUrl().toString(), "--into", target.directory().toString(), "in");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).contains("stored: 3");
    assertThat(target.cli().run("export", "in", "--format", "jsonl").out())
        .isEqualTo(objects(0, 3));
  }

  @Test
  void the_node_to_bring_objects_into_may_be_known_otherwise() {
    String[] known = {"--into", "in", source.taxiiUrl().toString()};
    var ended = cli().with("ENTENTE_NODE", target.directory().toString()).run(with(known));
    assertThat(ended.out()).contains("stored: 3");
  }

  @Test
  void goes_on_where_the_last_run_ended() {
    String state = folder.resolve("state").toString();
    assertThat(poll(source.taxiiUrl().toString(), "--state", state).out().lines()).hasSize(3);
    source.cli().input(objects(3, 5)).run("import", "out", "-");
    var second = poll(source.taxiiUrl().toString(), "--state", state);
    assertThat(second.out()).isEqualTo(objects(3, 5));
    assertThat(poll(source.taxiiUrl().toString(), "--state", state).out()).isEmpty();
  }

  @Test
  void a_state_file_of_something_else_is_refused() throws IOException {
    Path state = folder.resolve("state");
    Files.writeString(state, "shopping list\n");
    assertThat(poll(source.taxiiUrl().toString(), "--state", state.toString()).err())
        .contains("[file-unreadable]");
  }

  @Test
  void takes_a_name_and_password_too() {
    String password = source.cli().run("user", "password", "siem").out();
    var ended =
        cli()
            .input(password)
            .run(
                "taxii",
                "poll",
                source.taxiiUrl().toString(),
                "--ca",
                source.authority().toString(),
                "--user",
                "siem",
                "--password-stdin");
    assertThat(ended.out().lines()).hasSize(3);
  }

  @Test
  void says_what_the_server_says_when_it_refuses() throws IOException {
    Files.writeString(token, "wrong\n");
    var ended = poll(source.taxiiUrl().toString());
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[remote-unauthorised]");
  }

  @Test
  void an_unknown_certificate_is_not_trusted() {
    var ended =
        cli().run("taxii", "poll", source.taxiiUrl().toString(), "--token-file", token.toString());
    assertThat(ended.err()).contains("[remote-tls]");
  }

  @Test
  void a_server_that_is_not_there_is_worth_another_try() {
    String url = source.taxiiUrl().toString();
    source.close();
    var ended = poll(url);
    assertThat(ended.status()).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(ended.err()).contains("[remote-unreachable]");
  }

  private Cli.Ended poll(String url, String... more) {
    var line = new String[more.length + 1];
    line[0] = url;
    System.arraycopy(more, 0, line, 1, more.length);
    return cli().run(with(line));
  }

  private String[] with(String... more) {
    var line = new String[more.length + 6];
    System.arraycopy(
        new String[] {
          "taxii", "poll", "--ca", source.authority().toString(), "--token-file", token.toString()
        },
        0,
        line,
        0,
        6);
    System.arraycopy(more, 0, line, 6, more.length);
    return line;
  }

  private static Cli cli() {
    return TestNode.cliWithoutNode();
  }

  private static String objects(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(TaxiiPollTest::domain)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String domain(int number) {
    JsonObject json =
        JsonReader.parseObject(
            "{\"type\":\"domain-name\",\"spec_version\":\"2.1\",\"value\":\"d"
                + number
                + ".example\"}");
    return json.toBuilder()
        .put("id", DeterministicId.of(json).orElseThrow().toString())
        .build()
        .toString();
  }
}
