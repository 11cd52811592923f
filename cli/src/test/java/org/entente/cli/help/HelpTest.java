package org.entente.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.cli.Cli;
import org.entente.cli.CommandTree;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Fault;
import org.entente.cli.text.Language;
import org.entente.cli.text.Messages;
import org.entente.exchange.refusal.Sentences;
import org.entente.server.doctor.DoctorCode;
import org.entente.server.refusal.ServerCode;
import org.entente.taxii.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HelpTest {
  static final List<String> LANGUAGES = List.of("en", "fr", "ar");

  static Stream<String> commands() {
    return CommandTree.paths().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_a_page_in_every_language(String path) {
    for (String language : LANGUAGES) {
      var words = new ArrayList<>(List.of("--lang", language, "help"));
      words.addAll(List.of(path.split(" ")));
      words.removeIf(String::isEmpty);
      var ended = Cli.withoutNodes().run(words.toArray(new String[0]));
      assertThat(ended.err()).isEmpty();
      assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
      assertThat(ended.out()).contains("entente " + path);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_and_the_option_show_the_same_page(String path) {
    var words = new ArrayList<>(List.of(path.split(" ")));
    words.removeIf(String::isEmpty);
    var asked = new ArrayList<>(words);
    asked.add("--help");
    words.addFirst("help");
    assertThat(Cli.withoutNodes().run(asked.toArray(new String[0])).out())
        .isEqualTo(Cli.withoutNodes().run(words.toArray(new String[0])).out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_an_example_that_the_parser_takes(String path) {
    var texts = Messages.forHelp(Language.ENGLISH);
    String key = path.isEmpty() ? "entente" : path.replace(' ', '.');
    assertThat(texts.find(key + ".1")).as("an example for " + key).isPresent();
    for (int i = 1; texts.find(key + '.' + i).isPresent(); i++) {
      String example = texts.find(key + '.' + i).orElseThrow();
      CommandTree.parse(ShellWords.of(example));
    }
  }

  @Test
  void every_text_belongs_to_a_command_word_or_option_that_exists() {
    var used = CommandTree.helpKeys();
    assertThat(Messages.of(Language.ENGLISH, "help").keys()).isSubsetOf(used);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void explains_every_code_of_the_command_line(Fault fault) {
    var ended = Cli.withoutNodes().run("help", fault.code());
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out()).startsWith(fault.code() + ": ");
  }

  @Test
  void explains_every_code_that_a_node_or_a_server_elsewhere_may_answer() {
    var codes = new TreeSet<>(Sentences.ALL.codes());
    codes.addAll(ServerCode.CATALOGUE.codes());
    codes.addAll(DoctorCode.CATALOGUE.codes());
    codes.addAll(Problem.CATALOGUE.codes());
    for (String code : codes) {
      var ended = Cli.withoutNodes().run("help", code);
      assertThat(ended.status()).as(code).isEqualTo(ExitStatus.DONE);
      assertThat(ended.out()).startsWith(code + ": ");
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void explains_codes_in_every_language(String language) {
    for (String code : List.of("json-duplicate-key", "directory-held", "remote-unreachable")) {
      var ended = Cli.withoutNodes().run("help", code, "--lang", language);
      assertThat(ended.status()).as(code).isEqualTo(ExitStatus.DONE);
      assertThat(ended.out()).startsWith(code + ": ");
    }
  }

  @Test
  void every_example_that_asks_for_help_gets_it() {
    var texts = Messages.forHelp(Language.ENGLISH);
    for (int i = 1; texts.find("help." + i).isPresent(); i++) {
      var words = ShellWords.of(texts.find("help." + i).orElseThrow());
      assertThat(Cli.withoutNodes().run(words.toArray(new String[0])).status())
          .isEqualTo(ExitStatus.DONE);
    }
  }

  @Test
  void completes_commands_in_bash_and_zsh() {
    assertThat(Cli.withoutNodes().run("completion", "bash").out())
        .contains("complete -F")
        .contains("--role");
    assertThat(Cli.withoutNodes().run("completion", "zsh").out()).startsWith("#compdef entente");
  }
}
