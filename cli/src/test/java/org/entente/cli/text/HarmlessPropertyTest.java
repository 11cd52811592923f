package org.entente.cli.text;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;

final class HarmlessPropertyTest {
  @Test
  void nothing_that_acts_is_left() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 40))
        .check(text -> Harmless.escaped(text).codePoints().noneMatch(Harmless::acts));
  }

  @Test
  void escaping_twice_changes_nothing_more() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 40))
        .check(text -> {
          String once = Harmless.escaped(text);
          return Harmless.escaped(once).equals(once);
        });
  }
}
