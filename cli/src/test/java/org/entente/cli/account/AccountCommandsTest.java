package org.entente.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.entente.cli.Cli;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountCommandsTest {
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
  void adding_an_account_prints_its_new_password_alone() {
    var ended = cli().run("user", "add", "siem");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).matches("[A-Za-z0-9_-]{20,}\n");
    assertThat(ended.err()).contains("siem").contains("reader").contains("amber+strict");
  }

  @Test
  void adding_an_account_with_a_password_prints_its_name_alone() {
    var ended =
        cli().input("a-long-enough-pass-phrase\n").run("user", "add", "siem", "--password-stdin");
    assertThat(ended.out()).isEqualTo("siem\n");
    assertThat(ended.err()).doesNotContain("a-long-enough-pass-phrase");
  }

  @Test
  void an_account_gets_the_role_and_ceilings_asked_for() {
    cli().run("user", "add", "amina", "--role", "ANALYST", "--tlp", "tlp:red", "--pap", "green");
    JsonObject amina =
        JsonReader.parseObject(
            cli()
                .run("user", "list", "--json")
                .out()
                .lines()
                .filter(line -> line.contains("amina"))
                .findFirst()
                .orElseThrow());
    assertThat(amina.string("role")).isEqualTo("analyst");
    assertThat(amina.string("tlp")).isEqualTo("red");
    assertThat(amina.string("pap")).isEqualTo("green");
  }

  @Test
  void an_account_that_is_there_is_refused_with_the_nodes_code() {
    cli().run("user", "add", "siem");
    var ended = cli().run("user", "add", "siem");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("[account-exists]").doesNotContain("error id");
  }

  @Test
  void lists_are_tables_for_people_and_lines_of_json_for_programs() {
    cli().run("user", "add", "siem");
    assertThat(cli().run("user", "list").out().lines().map(line -> line.split(" ")[0]))
        .containsExactly("NAME", "admin", "siem");
    assertThat(cli().run("user", "list", "--json").out().lines().map(JsonReader::parseObject))
        .extracting(account -> account.string("name"))
        .containsExactly("admin", "siem");
  }

  @Test
  void changes_only_what_is_said() {
    cli().run("user", "add", "siem", "--tlp", "green");
    var ended = cli().run("user", "set", "siem", "--role", "analyst");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("analyst").contains("green");
    assertThat(cli().run("user", "set", "siem").err()).contains("[usage-option-missing]");
  }

  @Test
  void an_account_can_be_disabled_and_enabled() {
    cli().run("user", "add", "siem");
    assertThat(cli().run("user", "set", "siem", "--disabled", "true").err()).contains("disabled");
    assertThat(cli().run("user", "list", "--json").out()).contains("\"disabled\":true");
    cli().run("user", "set", "siem", "--disabled", "false");
    assertThat(cli().run("user", "list", "--json").out()).doesNotContain("\"disabled\":true");
  }

  @Test
  void removing_says_what_goes_and_asks() {
    cli().run("user", "add", "siem");
    cli().run("token", "create", "siem");
    var no = cli().atTerminal("n").run("user", "remove", "siem");
    assertThat(no.asked()).contains("siem").contains("(1)");
    assertThat(no.err()).contains("[confirmation-denied]");
    assertThat(no.status()).isEqualTo(ExitStatus.REFUSED);
    var yes = cli().atTerminal("y").run("user", "remove", "siem");
    assertThat(yes.status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("user", "list").out()).doesNotContain("siem");
  }

  @Test
  void removing_without_a_terminal_needs_a_yes() {
    cli().run("user", "add", "siem");
    var ended = cli().run("user", "remove", "siem");
    assertThat(ended.status()).isEqualTo(ExitStatus.MISUSED);
    assertThat(ended.err()).contains("[confirmation-needed]");
    assertThat(cli().run("user", "remove", "siem", "--yes").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void a_new_password_is_printed_alone_and_a_given_one_not_at_all() {
    cli().run("user", "add", "siem");
    assertThat(cli().run("user", "password", "siem").out()).matches("[A-Za-z0-9_-]{20,}\n");
    var given =
        cli()
            .input("another-long-pass-phrase\r\n")
            .run("user", "password", "siem", "--password-stdin");
    assertThat(given.status()).isEqualTo(ExitStatus.DONE);
    assertThat(given.out()).isEmpty();
  }

  @Test
  void an_empty_password_is_misuse() {
    assertThat(cli().input("\n").run("user", "add", "siem", "--password-stdin").err())
        .contains("[password-missing]");
  }

  @Test
  void a_token_is_printed_alone_and_only_once() {
    cli().run("user", "add", "siem");
    var ended = cli().run("token", "create", "siem", "--label", "Sentinel");
    assertThat(ended.out()).matches("[A-Za-z0-9_-]{30,}\n");
    String secret = ended.out().strip();
    assertThat(cli().run("token", "list", "--json").out())
        .contains("Sentinel")
        .doesNotContain(secret);
    assertThat(cli().run("token", "list").out()).doesNotContain(secret);
  }

  @Test
  void a_token_ends_when_it_was_said() {
    cli().run("user", "add", "siem");
    Instant now = Instant.now();
    var ended = cli().at(now).run("token", "create", "siem", "--expires", "30d", "--json");
    JsonObject token = JsonReader.parseObject(ended.out()).object("token");
    assertThat(Instant.parse(token.string("expires")))
        .isBetween(now.plusSeconds(30 * 86_400 - 120), now.plusSeconds(30 * 86_400 + 600));
  }

  @Test
  void a_moment_in_the_past_is_no_end() {
    assertThat(cli().run("token", "create", "admin", "--expires", "2020-01-01").err())
        .contains("[usage-value-invalid]");
    assertThat(cli().run("token", "create", "admin", "--expires", "soon").err())
        .contains("[usage-value-invalid]");
  }

  @Test
  void a_revoked_token_is_gone() {
    cli().run("token", "create", "admin");
    String id =
        JsonReader.parseObject(cli().run("token", "list", "--json").out().strip()).string("id");
    assertThat(cli().run("token", "revoke", id).status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli().run("token", "revoke", id).err()).contains("[token-not-found]");
  }

  @Test
  void rights_are_given_listed_and_taken() {
    cli().run("user", "add", "siem");
    cli().run("collection", "add", "indicators");
    assertThat(cli().run("grant", "siem", "indicators", "read").status())
        .isEqualTo(ExitStatus.DONE);
    for (String subject : new String[] {"siem", "indicators"}) {
      assertThat(cli().run("grants", subject, "--json").out()).contains("\"access\":\"read\"");
    }
    cli().run("grant", "siem", "indicators", "none");
    assertThat(cli().run("grants", "siem", "--json").out())
        .hasLineCount(1)
        .contains("\"access\":\"none\"");
    assertThat(cli().run("grants", "nobody").err()).contains("[collection-not-found]");
  }

  @Test
  void a_person_acts_under_their_own_name_with_their_password() {
    var ended = cli().atTerminal(TestNode.PASSWORD).run("user", "list", "--as", "admin", "--json");
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.asked()).contains("admin");
    assertThat(cli().run("audit", "list", "--account", "admin", "--json").out())
        .contains("\"account\":\"admin\"");
  }

  @Test
  void a_wrong_password_is_refused() {
    var ended = cli().atTerminal("wrong").run("user", "list", "--as", "admin");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.err()).contains("[unauthenticated]");
  }

  @Test
  void a_token_in_the_environment_spares_the_question() {
    String token = cli().run("token", "create", "admin").out().strip();
    var ended = cli().with("ENTENTE_TOKEN", token).run("user", "list", "--as", "admin", "--json");
    assertThat(ended.asked()).isEmpty();
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void without_anybody_to_ask_a_name_needs_a_token() {
    assertThat(cli().run("user", "list", "--as", "admin").err()).contains("[password-missing]");
  }

  @Test
  void purpose_and_reason_are_kept_in_the_audit() {
    cli().run("user", "add", "siem", "--purpose", "veille", "--reason", "طلب الشريك");
    assertThat(cli().run("audit", "list", "--json").out())
        .contains("\"purpose\":\"veille\"")
        .contains("\"reason\":\"طلب الشريك\"");
  }

  private Cli cli() {
    return node.cli();
  }
}
