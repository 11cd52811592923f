package org.entente.stix.marking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {
  @ParameterizedTest
  @CsvSource({
    "clear, CLEAR",
    "white, CLEAR",
    "TLP:WHITE, CLEAR",
    "tlp:green, GREEN",
    "Amber, AMBER",
    "amber+strict, AMBER_STRICT",
    "TLP:AMBER+STRICT, AMBER_STRICT",
    "RED, RED"
  })
  void reads_levels_of_tlp_in_any_spelling(String text, Tlp level) {
    assertThat(Tlp.parse(text)).contains(level);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tlp:", "pap:red", "ex:tlp:red", "amber strict", "r\u0259d", "black"})
  void knows_no_other_levels_of_tlp(String text) {
    assertThat(Tlp.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"clear, CLEAR", "PAP:WHITE, CLEAR", "Green, GREEN", "pap:amber, AMBER", "RED, RED"})
  void reads_levels_of_pap_in_any_spelling(String text, Pap level) {
    assertThat(Pap.parse(text)).contains(level);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pap:", "tlp:red", "amber+strict"})
  void knows_no_other_levels_of_pap(String text) {
    assertThat(Pap.parse(text)).isEmpty();
  }

  @Test
  void every_level_reads_back() {
    for (Tlp level : Tlp.values()) {
      assertThat(Tlp.parse(level.label())).contains(level);
    }
    for (Pap level : Pap.values()) {
      assertThat(Pap.parse(level.label())).contains(level);
    }
  }

  @Test
  void of_two_levels_the_more_restrictive_one_counts() {
    for (Tlp one : Tlp.values()) {
      for (Tlp other : Tlp.values()) {
        assertThat(one.meet(other))
            .isEqualTo(Tlp.values()[Math.max(one.ordinal(), other.ordinal())]);
      }
    }
    assertThat(Pap.GREEN.meet(Pap.RED)).isEqualTo(Pap.RED);
    assertThat(Pap.AMBER.meet(Pap.CLEAR)).isEqualTo(Pap.AMBER);
  }
}
