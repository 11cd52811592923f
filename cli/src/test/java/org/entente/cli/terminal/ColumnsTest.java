package org.entente.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    assertThat(Columns.table(List.of("A", "B"), List.of(List.of("long", "x"), List.of("y", "z"))))
        .containsExactly("A     B", "long  x", "y     z");
  }

  @Test
  void width_counts_cells_not_characters() {
    assertThat(Columns.width("日本")).isEqualTo(4);
    assertThat(Columns.width("e\u0301")).isEqualTo(1);
    assertThat(Columns.width("\u2068مغرب\u2069")).isEqualTo(4);
    assertThat(Columns.width("\ud83d\udc7e")).isEqualTo(2);
  }

  @Test
  void long_explanations_continue_under_themselves() {
    assertThat(Columns.definitions(List.of(Map.entry("a", "one two three")), 13))
        .isEqualTo("  a  one two\n     three\n");
  }

  @Test
  void a_term_too_long_for_its_column_has_a_line_of_its_own() {
    String term = "x".repeat(31);
    assertThat(Columns.definitions(List.of(Map.entry("a", "b"), Map.entry(term, "c")), 80))
        .isEqualTo("  a  b\n  " + term + "\n     c\n");
  }
}
