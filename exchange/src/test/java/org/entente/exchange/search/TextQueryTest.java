package org.entente.exchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.search.TextQuery.Read;
import org.entente.exchange.search.TextQuery.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextQueryTest {
  @Test
  void reads_words_phrases_and_beginnings() {
    assertThat(terms("night -day \"deep water\" -\"cold sea\" emot* -foo*"))
        .containsExactly(
            new Term.Word("night", false),
            new Term.Word("day", true),
            new Term.Phrase("deep water", false),
            new Term.Phrase("cold sea", true),
            new Term.Beginning("emot", false),
            new Term.Beginning("foo", true));
  }

  @Test
  void any_blank_separates_and_any_quotation_mark_opens() {
    assertThat(terms("a\u00a0b\u3000c\t“d e” f\"g h\""))
        .containsExactly(
            new Term.Word("a", false),
            new Term.Word("b", false),
            new Term.Word("c", false),
            new Term.Phrase("d e", false),
            new Term.Word("f", false),
            new Term.Phrase("g h", false));
  }

  @Test
  void an_open_phrase_ends_with_the_text() {
    assertThat(terms("\"deep water")).containsExactly(new Term.Phrase("deep water", false));
  }

  @Test
  void signs_inside_a_word_are_part_of_it() {
    assertThat(terms("hxxp://evil[.]example/?a=b CVE-2024-1 a:b"))
        .extracting(Term::text)
        .containsExactly("hxxp://evil[.]example/?a=b", "CVE-2024-1", "a:b");
  }

  @Test
  void a_star_in_a_phrase_is_text() {
    assertThat(terms("\"a * b\"")).containsExactly(new Term.Phrase("a * b", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-", "- -", "--", "!!!", "\"\"", "-\"\"", "…"})
  void says_nothing_without_a_letter_or_digit(String text) {
    assertThat(terms(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a*", "-*", "a*b", "ab*c", "*ab", "ab**", "..*", "\"x\" a*"})
  void refuses_a_star_that_is_not_behind_two_letters_at_the_end(String text) {
    assertThat(TextQuery.read(text))
        .isEqualTo(new Read.Refused(RefusalCode.SEARCH_WILDCARD, List.of("2")));
  }

  @Test
  void is_bounded_in_length() {
    String longest = "a".repeat(TextQuery.LENGTH_MAX);
    assertThat(terms(longest)).hasSize(1);
    assertThat(TextQuery.read(longest + "a"))
        .isEqualTo(new Read.Refused(RefusalCode.SEARCH_TOO_LONG, List.of("1000", "32")));
  }

  @Test
  void is_bounded_in_terms() {
    assertThat(terms("ab ".repeat(TextQuery.TERMS_MAX))).hasSize(TextQuery.TERMS_MAX);
    assertThat(TextQuery.read("ab ".repeat(TextQuery.TERMS_MAX + 1)))
        .isInstanceOfSatisfying(
            Read.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.SEARCH_TOO_LONG));
  }

  private static List<Term> terms(String text) {
    return switch (TextQuery.read(text)) {
      case Read.Understood(var query) -> query.terms();
      case Read.Refused refused -> throw new AssertionError(refused);
    };
  }
}
