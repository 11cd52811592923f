package org.entente.cli.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchCommandTest {
  @TempDir private Path folder;
  private TestNode node;

  @BeforeEach
  void start() {
    node = TestNode.quiet(folder);
    cli().run("collection", "add", "c");
    cli().run("collection", "add", "d");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void finds_what_was_just_imported_and_shows_it_in_a_table() {
    load("c", malware(1, "Copper Heron"), malware(2, "Night Ferry"));
    var ended = cli().run("search", "héron");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out().lines()).hasSize(2);
    assertThat(ended.out()).contains("NAME").contains("Copper Heron").contains("malware--");
    assertThat(ended.err()).contains("Found: 1");
  }

  @Test
  void words_may_stand_alone_or_together() {
    load("c", malware(1, "Night Ferry"), malware(2, "Night Train"));
    assertThat(cli().run("search", "night", "ferry").out()).contains("Night Ferry");
    assertThat(cli().run("search", "night -ferry").out())
        .contains("Night Train")
        .doesNotContain("Ferry");
    assertThat(cli().run("search", "--", "-ferry").out()).contains("Night Train");
  }

  @Test
  void finding_nothing_is_done_unless_the_exit_code_is_to_tell() {
    assertThat(cli().run("search", "nothing").status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("search", "nothing").out()).isEmpty();
    assertThat(cli().run("search", "nothing", "--exit-code").status())
        .isEqualTo(ExitStatus.REFUSED);
    load("c", malware(1, "something"));
    assertThat(cli().run("search", "something", "--exit-code").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void for_programs_each_hit_is_a_line_and_facets_come_last() {
    load("c", malware(1, "heron"), malware(2, "heron"));
    List<JsonObject> lines = lines(cli().run("search", "heron", "--json", "--facets"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst().string("name")).isEqualTo("heron");
    JsonObject last = lines.getLast();
    assertThat(last.toString())
        .contains("\"total\":2")
        .contains("\"type\":[{\"value\":\"malware\",\"count\":2}]")
        .contains("\"collection\":[{\"value\":\"c\",\"count\":2}]");
  }

  @Test
  void people_see_the_facets_below_the_table() {
    load("c", malware(1, "heron"));
    assertThat(cli().run("search", "heron", "--facets").out())
        .containsSubsequence("heron", "TYPE", "1  malware", "COLLECTION", "1  c");
  }

  @Test
  void goes_from_page_to_page_up_to_the_limit() {
    load("c", IntStream.range(0, 1_203).mapToObj(i -> malware(i, "heron")).toArray(String[]::new));
    assertThat(lines(cli().run("search", "heron", "--json"))).hasSize(100);
    assertThat(lines(cli().run("search", "heron", "--json", "--limit", "1100"))).hasSize(1_100);
    List<JsonObject> all = lines(cli().run("search", "heron", "--json", "--limit", "0"));
    assertThat(all.stream().map(hit -> hit.string("id")).distinct()).hasSize(1_203);
    assertThat(cli().run("search", "heron").err()).contains("Found: 1203, shown: 100");
  }

  @Test
  void keeps_to_the_filters_and_to_one_collection() {
    load("c", malware(1, "heron"));
    load("d", malware(2, "heron"));
    assertThat(lines(cli().run("search", "heron", "--collection", "d", "--json"))).hasSize(1);
    assertThat(lines(cli().run("search", "heron", "--type", "tool", "--json"))).isEmpty();
    assertThat(lines(cli().run("search", "heron", "--type", "malware", "--json"))).hasSize(2);
    assertThat(cli().run("search", "heron", "--collection", "nosuch").err())
        .contains("[collection-not-found]");
  }

  @Test
  void a_query_that_makes_no_sense_is_refused_by_its_code() {
    var ended = cli().run("search", "a*");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[search-wildcard]");
    assertThat(cli().run("search", "x".repeat(1_001)).err()).contains("[search-too-long]");
  }

  @Test
  void on_a_terminal_names_cannot_act() {
    load("c", malware(1, "heron \\u001b[31m\\u202e"));
    assertThat(cli().atTerminal().run("search", "heron").out())
        .doesNotContain("\u001b[31m")
        .doesNotContain("\u202e");
  }

  private Cli cli() {
    return node.cli().in(folder);
  }

  private void load(String collection, String... objects) {
    var ended = cli().input(String.join("\n", objects)).run("import", collection, "-");
    assertThat(ended.status()).as(ended.out()).isEqualTo(ExitStatus.DONE);
  }

  private static List<JsonObject> lines(Cli.Ended ended) {
    return ended.out().lines().map(JsonReader::parseObject).toList();
  }

  private static String malware(int number, String name) {
    return """
    {"type":"malware","spec_version":"2.1","id":"malware--00000000-0000-4000-8000-%012d",\
    "created":"2026-01-05T10:00:00.000Z","modified":"2026-01-05T10:00:00.000Z",\
    "name":"%s","is_family":false}\
    """
        .formatted(number, name);
  }
}
