package org.entente.exchange.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.DomainFixture.done;
import static org.entente.exchange.Objects21.tool;
import static org.entente.exchange.Objects21.toolId;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.DomainFixture;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Role;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.refusal.Outcome;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// What an account sees does not depend on whether there is anything above its ceiling: two
/// collections that differ in hidden objects alone look the same to it, down to the last page.
class CeilingPropertyTest {
  /// One version of one of few objects, so that versions of one object fall on both sides of the
  /// ceiling.
  private record Draft(int object, int version, Tlp level) {
    String json() {
      return tool(
          object,
          "2026-01-%02dT00:00:00.000Z".formatted(version),
          "v" + version + " " + level,
          StandardMarking.of(level).id());
    }
  }

  @Test
  void hidden_objects_change_nothing_for_those_who_may_not_see_them() {
    qt().withExamples(150)
        .forAll(
            lists().of(drafts()).ofSizeBetween(0, 12),
            arbitrary().pick(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT),
            integers().between(1, 4))
        .checkAssert((drafts, ceiling, pageSize) -> {
          List<Draft> distinct = firstOfEachVersion(drafts);
          List<Draft> visible =
              distinct.stream().filter(it -> it.level().compareTo(ceiling) <= 0).toList();
          assertThat(everythingSeen(distinct, ceiling, pageSize))
              .isEqualTo(everythingSeen(visible, ceiling, pageSize));
        });
  }

  /// What can be learnt, positions aside: those that hidden objects took are missing, which tells
  /// no more than that the clock goes on.
  private static List<String> everythingSeen(List<Draft> drafts, Tlp ceiling, int pageSize) {
    var fixture = new DomainFixture();
    CollectionId collection = fixture.collection("c");
    for (Draft draft : drafts) {
      fixture.post(collection, draft.json());
    }
    Caller caller = fixture.caller("r", Role.READER, ceiling, collection, Grant.READ);
    Reading reading = fixture.exchange.reading();
    var bounds = new Page.Bounds(pageSize, Long.MAX_VALUE);
    var seen = new ArrayList<String>();
    seen.add(done(reading.counts(caller, collection)).toString());
    for (Versions versions : List.of(Versions.ALL, Versions.FIRST, Versions.LAST)) {
      var selection = new Selection(java.util.Set.of(), java.util.Set.of(), versions);
      Position after = Position.START;
      boolean more = true;
      while (more) {
        Page page = done(reading.objects(caller, collection, selection, after, bounds));
        Page manifest = done(reading.manifest(caller, collection, selection, after, bounds));
        seen.add(page.more() + " " + contents(page));
        seen.add(manifest.more() + " " + manifest.entries().stream().map(Entry::id).toList());
        more = page.more();
        after = page.entries().isEmpty() ? after : page.entries().getLast().position();
      }
      for (int object = 0; object < 3; object++) {
        Outcome<Page> one =
            reading.object(caller, collection, toolId(object), versions, Position.START, bounds);
        seen.add(
            switch (one) {
              case Outcome.Done<Page>(var page) -> page.more() + " " + contents(page);
              case Outcome.Refused<Page>(var refusal) -> refusal.code().code();
            });
      }
    }
    return seen;
  }

  private static List<String> contents(Page page) {
    return page.entries().stream().map(entry -> entry.content().toString()).toList();
  }

  /// A version that is there already with other content would be a conflict, which the writer
  /// learns of, whoever may read it.
  private static List<Draft> firstOfEachVersion(List<Draft> drafts) {
    var seen = new java.util.HashSet<List<Integer>>();
    return drafts.stream()
        .filter(draft -> seen.add(List.of(draft.object(), draft.version())))
        .toList();
  }

  private static Gen<Draft> drafts() {
    return integers()
        .between(0, 2)
        .zip(
            integers().between(1, 4),
            arbitrary().pick(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED),
            Draft::new);
  }
}
