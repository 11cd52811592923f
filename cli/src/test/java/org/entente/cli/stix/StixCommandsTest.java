package org.entente.cli.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.cli.Cli;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StixCommandsTest {
  private static final String GOOD =
      "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\","
          + "\"id\":\"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4\",\"value\":\"198.51.100.3\"}";
  private static final String BAD = "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\"}";

  @TempDir private Path folder;
  private final Cli cli = Cli.withoutNodes();

  @Test
  void one_line_in_is_one_line_out_in_the_same_order() {
    var ended =
        cli.input(GOOD + "\r\n" + BAD + "\n\nnot json\n" + GOOD).run("stix", "validate", "--jsonl");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(
            ended.out().lines().map(line -> JsonReader.parseObject(line).get("valid").toString()))
        .containsExactly("true", "false", "false", "false", "true");
  }

  @Test
  void a_verdict_has_the_shape_that_scripts_rely_on() {
    var ended = cli.input(BAD + "\n").run("stix", "validate", "--jsonl", "-");
    JsonObject verdict = JsonReader.parseObject(ended.out().strip());
    assertThat(verdict.names()).containsExactly("valid", "errors", "warnings");
    assertThat(((JsonObject) verdict.array("errors").get(0)).names())
        .containsExactly("code", "pointer", "clause", "message");
  }

  @Test
  void nothing_in_is_nothing_out() {
    var ended = cli.input("").run("stix", "validate", "--jsonl");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void the_machines_part_of_a_verdict_does_not_depend_on_the_language() {
    var english = cli.input(BAD + "\n").run("stix", "validate", "--jsonl");
    var arabic = cli.input(BAD + "\n").run("stix", "validate", "--jsonl", "--lang", "ar");
    assertThat(withoutMessages(arabic.out())).isEqualTo(withoutMessages(english.out()));
    assertThat(arabic.out()).isNotEqualTo(english.out());
  }

  @Test
  void a_document_is_judged_as_a_whole() throws Exception {
    String bundle = "{\"type\":\"bundle\",\"objects\":[" + GOOD + ',' + BAD + "]}";
    Files.writeString(folder.resolve("b.json"), bundle);
    var ended = cli.in(folder).run("stix", "validate", "b.json");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out()).contains("NOT valid").contains("/objects/1");
    JsonObject json =
        JsonReader.parseObject(cli.in(folder).run("stix", "validate", "--json", "b.json").out());
    assertThat(json.string("file")).isEqualTo("b.json");
    assertThat(json.get("objects")).hasToString("2");
    assertThat(json.get("errorCount")).isNotNull();
  }

  @Test
  void several_files_are_judged_one_by_one() throws Exception {
    Files.writeString(folder.resolve("a.json"), GOOD);
    Files.writeString(folder.resolve("b.json"), BAD);
    var ended = cli.in(folder).run("stix", "validate", "--json", "a.json", "b.json");
    assertThat(ended.out().lines().map(line -> JsonReader.parseObject(line).string("file")))
        .containsExactly("a.json", "b.json");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(cli.in(folder).run("stix", "validate", "a.json").status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void computes_the_id_that_the_standard_gives() {
    var ended =
        cli.input("{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.3\"}\n")
            .run("stix", "id", "--jsonl");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out())
        .isEqualTo("{\"id\":\"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4\"}\n");
  }

  @Test
  void where_nothing_contributes_the_id_is_random_and_says_so() {
    var ended = cli.input("{\"type\":\"process\",\"pid\":1}\n").run("stix", "id", "--jsonl");
    JsonObject answer = JsonReader.parseObject(ended.out().strip());
    assertThat(answer.string("id"))
        .matches("process--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(answer.get("random")).hasToString("true");
  }

  @Test
  void a_line_that_is_no_object_has_its_error_in_its_place() {
    var ended =
        cli.input("nonsense\n{\"type\":\"url\",\"value\":\"https://a.example\"}\n")
            .run("stix", "id", "--jsonl");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out().lines().map(line -> JsonReader.parseObject(line).names().getFirst()))
        .containsExactly("error", "id");
  }

  private static String withoutMessages(String lines) {
    return lines.replaceAll("\"message\":\"[^\"]*\"", "");
  }
}
