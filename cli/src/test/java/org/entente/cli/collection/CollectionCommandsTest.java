package org.entente.cli.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectionCommandsTest {
  private static final String UUID_LINE =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n";

  @TempDir private Path folder;
  private TestNode node;

  @BeforeEach
  void start() {
    node = TestNode.quiet(folder);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void adding_a_collection_prints_its_id_alone() {
    var ended = cli().run("collection", "add", "indicators", "--title", "Indicateurs");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).matches(UUID_LINE);
  }

  @Test
  void a_collection_is_found_by_id_alias_and_name() {
    String id = cli().run("collection", "add", "indicators", "--alias", "ind").out().strip();
    for (String name : new String[] {id, "ind", "indicators"}) {
      assertThat(JsonReader.parseObject(cli().run("collection", "show", name, "--json").out()))
          .extracting(collection -> collection.string("id"))
          .isEqualTo(id);
    }
  }

  @Test
  void shows_what_to_paste_into_other_tools() {
    String id = cli().run("collection", "add", "indicators").out().strip();
    for (String[] line :
        new String[][] {{"collection", "show", "indicators"}, {"collection", "list"}}) {
      assertThat(cli().run(line).out())
          .contains("Sentinel", "Splunk", "MISP", "OpenCTI", "curl")
          .contains("Collection ID: " + id)
          .contains("API root: exchange")
          .contains("TAXII2_V21=true")
          .contains("curl --cacert")
          .contains("/exchange/collections/" + id + "/objects/?limit=10");
    }
  }

  @Test
  void keeps_the_settings_given() {
    cli()
        .run(
            "collection",
            "add",
            "raw",
            "--validation",
            "lenient",
            "--default-marking",
            "tlp:green");
    JsonObject raw = JsonReader.parseObject(cli().run("collection", "show", "raw", "--json").out());
    assertThat(raw.string("validation")).isEqualTo("lenient");
    assertThat(raw.string("defaultMarking")).isEqualTo("tlp:green");
  }

  @Test
  void a_name_twice_is_refused() {
    cli().run("collection", "add", "indicators");
    var ended = cli().run("collection", "add", "indicators");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[collection-exists]");
  }

  @Test
  void removing_says_how_much_goes_and_asks() {
    cli().run("collection", "add", "raw");
    var dry = cli().run("collection", "remove", "raw", "--dry-run");
    assertThat(dry.status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("collection", "show", "raw").status()).isEqualTo(ExitStatus.DONE);
    var asked = cli().atTerminal("oui").run("collection", "remove", "raw", "--lang", "fr");
    assertThat(asked.asked()).contains("Supprimer la collection raw");
    assertThat(asked.status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("collection", "show", "raw").err()).contains("[collection-not-found]");
  }

  @Test
  void adding_an_api_root_prints_its_name_alone() {
    var ended =
        cli()
            .run(
                "api-root",
                "add",
                "partners",
                "--title",
                "شركاء",
                "--max-content-length",
                "1048576");
    assertThat(ended.out()).isEqualTo("partners\n");
    assertThat(ended.err()).contains("/partners/");
    JsonObject partners =
        JsonReader.parseObject(
            cli()
                .run("api-root", "list", "--json")
                .out()
                .lines()
                .filter(line -> line.contains("partners"))
                .findFirst()
                .orElseThrow());
    assertThat(partners.string("title")).isEqualTo("شركاء");
    assertThat(partners.get("maxContentLength")).hasToString("1048576");
  }

  @Test
  void a_collection_may_stand_under_another_api_root() {
    cli().run("api-root", "add", "partners");
    cli().run("collection", "add", "out", "--api-root", "partners");
    assertThat(cli().run("collection", "show", "out").out())
        .contains("/partners/collections/")
        .contains("API root: partners");
  }

  @Test
  void data_on_a_terminal_cannot_act() {
    cli().run("collection", "add", "indicators", "--title", "a\u202eb");
    assertThat(cli().atTerminal().run("collection", "show", "indicators").out())
        .contains("a\\u202eb")
        .doesNotContain("\u202e");
  }

  private Cli cli() {
    return node.cli();
  }
}
