package org.entente.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColourTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

  @Test
  void terminals_get_colour_and_pipes_none() {
    assertThat(Colour.AUTO.on(true, XTERM)).isTrue();
    assertThat(Colour.AUTO.on(false, XTERM)).isFalse();
  }

  @Test
  void no_color_and_dumb_terminals_turn_it_off() {
    assertThat(Colour.AUTO.on(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
    assertThat(Colour.AUTO.on(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    assertThat(Colour.AUTO.on(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(Colour.AUTO.on(true, Map.of())).isFalse();
  }

  @Test
  void what_the_person_says_comes_first() {
    assertThat(Colour.ALWAYS.on(false, Map.of("NO_COLOR", "1"))).isTrue();
    assertThat(Colour.NEVER.on(true, XTERM)).isFalse();
  }
}
