package org.entente.cli.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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

final class FindCommandsTest {
  private static final String TOOL = "tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f";
  private static final String MALWARE = "malware--0a1b2c3d-17d4-4cbf-938f-98ee46b3cd3f";
  private static final String NOBODY = "identity--f431f809-377b-45e0-aa1c-6a4751cae5ff";

  @TempDir private Path folder;
  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    node = TestNode.quiet(folder);
    cli().run("collection", "add", "c");
    Path objects = folder.resolve("objects.jsonl");
    Files.writeString(
        objects,
        String.join(
            "\n",
            "{\"type\":\"domain-name\",\"spec_version\":\"2.1\","
                + "\"id\":\"domain-name--6399da1f-14d0-5143-a9ca-c8e52cbb7e5b\","
                + "\"value\":\"maree-haute.example\"}",
            versioned(TOOL, "\"name\":\"Heron\",\"created_by_ref\":\"" + NOBODY + "\""),
            versioned(MALWARE, "\"name\":\"هجمة\",\"is_family\":true,\"revoked\":true"),
            versioned(
                "relationship--57b56a43-b8b0-4cba-9deb-34e3e1faed9e",
                "\"relationship_type\":\"delivers\",\"source_ref\":\""
                    + TOOL
                    + "\",\"target_ref\":\""
                    + MALWARE
                    + "\"")));
    assertThat(cli().run("import", "c", objects.toString()).status()).isEqualTo(ExitStatus.DONE);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shows_a_table_for_each_value_that_is_known() {
    var ended = cli().run("lookup", "MAREE-HAUTE[.]example", "nobody.example", "هجمة");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out())
        .contains("MAREE-HAUTE[.]example\n  TYPE")
        .contains("domain-name--6399da1f-14d0-5143-a9ca-c8e52cbb7e5b  maree-haute.example  c ")
        .contains(MALWARE)
        .contains("revoked");
    assertThat(ended.err())
        .contains("nobody.example: not known here")
        .contains("Values: 3, known here: 2, not understood: 0.");
  }

  @Test
  void nothing_found_is_done_unless_the_exit_code_is_asked_for() {
    assertThat(cli().run("lookup", "nobody.example").status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("lookup", "nobody.example", "--exit-code").status())
        .isEqualTo(ExitStatus.REFUSED);
    assertThat(cli().run("lookup", "heron", "nobody.example", "--exit-code").status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void for_programs_one_line_in_is_one_line_out_in_the_same_order() {
    String input =
        IntStream.rangeClosed(1, 12_345)
                .mapToObj(i -> i == 9_999 ? "heron" : "d" + i + ".example")
                .collect(Collectors.joining("\n"))
            + "\n";
    var ended = cli().input(input).run("lookup", "--json", "-");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.err()).isEmpty();
    List<JsonObject> lines = ended.out().lines().map(JsonReader::parseObject).toList();
    assertThat(lines).hasSize(12_345);
    assertThat(lines.getFirst().string("value")).isEqualTo("d1.example");
    assertThat(lines.getLast().string("value")).isEqualTo("d12345.example");
    assertThat(lines.get(9_998).array("matches").size()).isOne();
    assertThat(lines).filteredOn(line -> line.array("matches").size() > 0).hasSize(1);
  }

  @Test
  void hostile_lines_are_answered_and_end_nothing() {
    String input = "heron\n\n" + "x".repeat(100_000) + "\na\u0000b\n\u001b[31m\nheron";
    var ended = cli().input(input).run("lookup", "--json", "-");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    List<JsonObject> lines = ended.out().lines().map(JsonReader::parseObject).toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0).array("matches").size()).isOne();
    assertThat(lines.subList(1, 5))
        .extracting(line -> line.object("error").string("code"))
        .containsExactly("value-empty", "value-too-long", "value-not-text", "value-not-text");
    assertThat(lines.get(5).array("matches").size()).isOne();
    assertThat(cli().input(input).run("lookup", "-").err()).contains("[value-too-long]");
  }

  @Test
  void nothing_asked_is_nothing_answered() {
    var ended = cli().input("").run("lookup", "--json", "-");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void kinds_and_collections_narrow_the_search() {
    assertThat(cli().run("lookup", "heron", "--kind", "name", "--exit-code").status())
        .isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("lookup", "heron", "--kind", "email").err())
        .contains("[value-not-of-kind]");
    assertThat(cli().run("lookup", "heron", "--kind", "bird").status())
        .isEqualTo(ExitStatus.MISUSED);
    assertThat(cli().run("lookup", "heron", "--collection", "c", "--exit-code").status())
        .isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("lookup", "heron", "--collection", "none").err())
        .contains("[collection-not-found]");
  }

  @Test
  void shows_neighbours_as_a_tree() {
    var ended = cli().run("neighbours", TOOL);
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out())
        .isEqualTo(
            """
            %s Heron TLP:amber+strict
              → created_by_ref %s (not here)
              → delivers %s هجمة TLP:amber+strict revoked
            """
                .formatted(TOOL, NOBODY, MALWARE));
    assertThat(cli().run("neighbours", MALWARE, "--depth", "2").out())
        .contains("  ← delivers " + TOOL)
        .contains("    → created_by_ref " + NOBODY);
    assertThat(cli().run("neighbours", MALWARE, "--direction", "out").err())
        .contains("Nothing is connected");
    assertThat(cli().run("neighbours", TOOL, "--max", "1").err()).contains("raise --max");
  }

  @Test
  void neighbours_for_programs_are_one_document() {
    JsonObject answer = JsonReader.parseObject(cli().run("neighbours", TOOL, "--json").out());
    assertThat(answer.array("nodes").size()).isEqualTo(3);
    assertThat(answer.array("edges").size()).isEqualTo(2);
  }

  @Test
  void what_is_out_of_bounds_or_not_there_is_refused() {
    assertThat(cli().run("neighbours", TOOL, "--depth", "6").status())
        .isEqualTo(ExitStatus.MISUSED);
    assertThat(cli().run("neighbours", TOOL, "--depth", "5").status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("neighbours", TOOL, "--max", "0").err()).contains("[usage-value-invalid]");
    assertThat(cli().run("neighbours", TOOL, "--direction", "up").status())
        .isEqualTo(ExitStatus.MISUSED);
    assertThat(cli().run("neighbours", NOBODY).err()).contains("[object-not-found]");
  }

  private Cli cli() {
    return node.cli();
  }

  private static String versioned(String id, String more) {
    return "{\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-01T00:00:00.000Z\",%s}"
        .formatted(id.substring(0, id.indexOf("--")), id, more);
  }
}
