package org.entente.taxii.query;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorsPropertyTest {
  private final Cursors cursors = new Cursors(CursorKey.from(CursorsTest.secret(3)));

  @Test
  void every_position_comes_back_for_the_same_collection_and_match() {
    qt().forAll(Generators.dates(), Generators.matches(), integers().between(0, 3))
        .check((last, match, collection) ->
            cursors
                .read(cursors.next("c" + collection, match, last), "c" + collection, match)
                .equals(Optional.of(last)));
  }

  @Test
  void no_position_comes_back_for_another_match() {
    qt().forAll(Generators.dates(), Generators.matches(), Generators.matches())
        .assuming((last, one, other) -> !one.equals(other))
        .check(
            (last, one, other) -> cursors.read(cursors.next("c", one, last), "c", other).isEmpty());
  }
}
