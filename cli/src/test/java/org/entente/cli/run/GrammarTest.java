package org.entente.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import org.entente.cli.outcome.Failure;
import org.junit.jupiter.api.Test;

final class GrammarTest {
  private static final Predicate<String> NO = word -> false;
  private static final Predicate<String> NODES = word -> word.startsWith("node");

  @Test
  void the_first_word_is_the_node_when_nothing_else_names_one() {
    Words words = Grammar.node("NAME").read(List.of("anything", "alice"), false, NO);
    assertThat(words.node()).isEqualTo("anything");
    assertThat(words.at(0)).isEqualTo("alice");
  }

  @Test
  void the_node_may_be_left_out_when_it_is_known() {
    Words words = Grammar.node("NAME").read(List.of("alice"), true, NO);
    assertThat(words.node()).isNull();
    assertThat(words.at(0)).isEqualTo("alice");
  }

  @Test
  void a_node_among_the_words_wins_over_the_known_one() {
    Words words = Grammar.node("NAME").read(List.of("other", "alice"), true, NO);
    assertThat(words.node()).isEqualTo("other");
  }

  @Test
  void with_any_number_of_words_the_first_is_the_node_if_it_looks_like_one() {
    Grammar importing = Grammar.node("COLLECTION", "FILE").andMore();
    assertThat(importing.read(List.of("node1", "c", "f"), true, NODES).node()).isEqualTo("node1");
    assertThat(importing.read(List.of("c", "f", "g"), true, NODES).node()).isNull();
  }

  @Test
  void a_word_that_is_needed_is_never_taken_for_the_node() {
    assertThat(Grammar.node("COLLECTION").read(List.of("node1"), true, NODES).node()).isNull();
  }

  @Test
  void an_optional_word_is_the_node_if_it_looks_like_one() {
    Grammar grants = Grammar.NODE.maybe("USER|COLLECTION");
    assertThat(grants.read(List.of("node1"), true, NODES).node()).isEqualTo("node1");
    assertThat(grants.read(List.of("alice"), true, NODES).maybe(0)).contains("alice");
    assertThat(grants.read(List.of("node1"), false, NO).maybe(0)).isEmpty();
  }

  @Test
  void says_which_word_is_missing() {
    assertThatThrownBy(() -> Grammar.node("NAME").read(List.of("node1"), false, NODES))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.problem().where()).isEqualTo("NAME"));
    assertThatThrownBy(() -> Grammar.node("NAME").read(List.of(), false, NODES))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.problem().code()).isEqualTo("usage-node-missing"));
  }

  @Test
  void says_which_word_is_too_many() {
    assertThatThrownBy(() -> Grammar.NODE.read(List.of("node1", "x"), false, NODES))
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.problem().where()).isEqualTo("x"));
  }

  @Test
  void the_synopsis_shows_what_may_be_left_out() {
    assertThat(Grammar.node("COLLECTION", "FILE").andMore().synopsis())
        .isEqualTo("[DIR] COLLECTION FILE…");
    assertThat(Grammar.NODE.maybe("USER|COLLECTION").synopsis())
        .isEqualTo("[DIR] [USER|COLLECTION]");
  }
}
