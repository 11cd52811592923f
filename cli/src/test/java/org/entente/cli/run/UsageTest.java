package org.entente.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.cli.Cli;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageTest {
  private final Cli cli = Cli.withoutNodes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "impotr x y z | usage-command-unknown",
        "user ad d alice | usage-command-unknown",
        "user add d alice --rolle reader | usage-option-unknown",
        "user add d alice --role | usage-option-needs-value",
        "user add d alice --role king | usage-value-invalid",
        "user add d alice --json=yes | usage-option-takes-no-value",
        "api-root add d x --max-content-length many | usage-value-invalid",
        "status d --lang xx | usage-value-invalid",
        "status d --color purple | usage-value-invalid",
        "user add d | usage-word-missing",
        "user list d e | usage-word-too-many",
        "user list | usage-node-missing",
        "grant d alice indicators everything | usage-value-invalid",
        "status http://node.example.org:8443 | usage-plain-http",
        "completion fish | usage-value-invalid",
        "help no-such-code | usage-code-unknown",
        "collection remove d x --yes --yess | usage-option-unknown",
        "search d x --limit -1 | usage-value-invalid",
        "search d | usage-word-missing",
        "export d x --query y | usage-not-yet",
        "export d x --query=y | usage-not-yet",
        "export d x --added-after yesterday | usage-value-invalid",
        "export d x --added-after 2026-02-30 | usage-value-invalid",
        "export d x --min-confidence 101 | usage-value-invalid",
        "audit list d --since 12:30 | usage-value-invalid",
        "taxii poll https://x.example/ --added-after soon | usage-value-invalid"
      })
  void what_makes_no_sense_is_refused_with_a_code_and_status_2(String line, String code) {
    var ended = cli.run(line.strip().split(" "));
    assertThat(ended.status()).isEqualTo(ExitStatus.MISUSED);
    assertThat(ended.err()).startsWith("entente: ").contains("[" + code + "]");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void an_empty_word_is_no_folder() {
    assertThat(cli.run("status", "").err()).contains("[usage-node-missing]");
    assertThat(cli.run("stix", "validate", "").err()).contains("[file-not-found]");
  }

  @Test
  void suggests_the_command_that_was_meant() {
    assertThat(cli.run("impotr").err()).contains("Did you mean: import");
  }

  @Test
  void suggests_the_option_that_was_meant() {
    assertThat(cli.run("user", "add", "d", "a", "--rolle", "x").err())
        .contains("Did you mean: --role");
  }

  @Test
  void errors_are_json_documents_for_programs() {
    JsonObject error = JsonReader.parseObject(cli.run("user", "list", "--json").err());
    assertThat(error.names()).containsExactly("code", "message", "where", "hint");
    assertThat(error.string("code")).isEqualTo("usage-node-missing");
    assertThat(error.string("where")).isEqualTo("DIR");
  }

  @Test
  void speaks_the_language_asked_for_and_keeps_codes_and_names() {
    var french = cli.run("--lang", "fr", "user", "list").err();
    assertThat(french).contains("Quel nœud ?").contains("[usage-node-missing]");
    var arabic = cli.run("user", "list", "--lang=ar").err();
    assertThat(arabic).contains("أي عقدة؟").contains("[usage-node-missing]");
  }

  @Test
  void speaks_the_language_of_the_surroundings() {
    assertThat(cli.with("LANG", "fr_FR.UTF-8").run("user", "list").err()).contains("Quel nœud ?");
  }

  @Test
  void an_at_sign_is_no_argument_file() {
    assertThat(cli.run("user", "add", "d", "@/etc/hostname", "--role").err())
        .contains("[usage-option-needs-value]");
  }

  @Test
  void says_the_version() {
    var ended = cli.run("--version");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).matches("entente \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(JsonReader.parseObject(cli.run("--version", "--json").out()).names())
        .containsExactly("version", "java");
  }

  @Test
  void a_command_alone_shows_its_help_and_is_misuse() {
    var ended = cli.run("user");
    assertThat(ended.status()).isEqualTo(ExitStatus.MISUSED);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("remove").contains("password");
  }
}
