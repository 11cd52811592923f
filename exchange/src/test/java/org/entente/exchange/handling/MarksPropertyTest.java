package org.entente.exchange.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.handling.Marks.Verdict;
import org.entente.stix.StixId;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Handling is a lattice: adding marks to parts never opens an object up.
class MarksPropertyTest {
  private static final StixId STRANGER =
      StixId.parse("marking-definition--aaaaaaaa-0000-4000-8000-000000000003");

  @Test
  void another_mark_on_a_part_never_opens_an_object() {
    qt().forAll(ids(0, 2), ids(0, 3), ids(0, 3), defaults())
        .checkAssert((ofObject, ofParts, more, defaultMarking) -> {
          var all = new ArrayList<>(ofParts);
          all.addAll(more);
          Verdict before = verdict(ofObject, ofParts, defaultMarking);
          Verdict after = verdict(ofObject, all, defaultMarking);
          if (before instanceof Verdict.Handled(var first, var missing)) {
            var second = ((Verdict.Handled) after).handling();
            assertThat(first.meet(second)).isEqualTo(second);
          } else {
            assertThat(after).isEqualTo(before);
          }
        });
  }

  @Test
  void the_order_of_marks_does_not_matter() {
    qt().forAll(ids(0, 3), ids(0, 3), defaults())
        .checkAssert((ofObject, ofParts, defaultMarking) ->
            assertThat(withoutMissing(verdict(ofObject, ofParts, defaultMarking)))
                .isEqualTo(
                    withoutMissing(
                        verdict(ofObject.reversed(), ofParts.reversed(), defaultMarking))));
  }

  @Test
  void an_unknown_mark_is_never_more_open_than_amber_strict() {
    qt().forAll(ids(0, 1), ids(0, 3), defaults())
        .checkAssert((ofObject, ofParts, defaultMarking) -> {
          var marks = new ArrayList<>(ofObject);
          marks.add(STRANGER);
          if (verdict(marks, ofParts, defaultMarking)
              instanceof Verdict.Handled(var handling, var missing)) {
            assertThat(handling.tlp()).isGreaterThanOrEqualTo(Tlp.AMBER_STRICT);
            assertThat(missing).isEqualTo(STRANGER);
          }
        });
  }

  private static Object withoutMissing(Verdict verdict) {
    return verdict instanceof Verdict.Handled(var handling, var missing) ? handling : verdict;
  }

  private static Verdict verdict(List<StixId> ofObject, List<StixId> ofParts, Tlp defaultMarking) {
    return new Marks(ofObject, ofParts, false, false).handling(defaultMarking, MarkingLookup.NONE);
  }

  private static Gen<List<StixId>> ids(int from, int to) {
    var pool = new ArrayList<StixId>();
    for (StandardMarking marking : StandardMarking.values()) {
      pool.add(marking.id());
    }
    pool.add(STRANGER);
    return lists().of(arbitrary().pick(pool)).ofSizeBetween(from, to);
  }

  private static Gen<Tlp> defaults() {
    return arbitrary().pick(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);
  }
}
