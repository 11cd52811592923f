package org.entente.store.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import java.util.Random;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.entente.testkit.FakeClock;
import org.entente.testkit.MemoryStore;
import org.entente.testkit.SpacesAside;
import org.junit.jupiter.api.Test;

final class ClassesPropertyTest {
  private static final Page.Bounds WIDE = new Page.Bounds(1_000, Long.MAX_VALUE);

  @Test
  void the_latest_version_under_each_ceiling_is_the_one_that_the_log_gives() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var id = TextWorld.id("malware", 1);
          try (var store = new MemoryStore(new FakeClock(), new SpacesAside())) {
            for (int i = random.nextInt(8); i >= 0; i--) {
              var arrival =
                  TextWorld.object(id, random.nextInt(10), Tlp.CLEAR, "\"name\":\"x\"")
                      .handledAs(handling(random));
              store
                  .committer()
                  .commit(commit -> commit.append(TextWorld.COLLECTION, List.of(arrival)));
            }
            List<Entry> all = read(store, Selection.EVERYTHING, Ceiling.ALL);
            int[] latest = Classes.latest(all);
            for (Tlp tlp : Tlp.values()) {
              for (Pap pap : Pap.values()) {
                var ceiling = new Ceiling(tlp, pap);
                List<Position> expected =
                    read(store, Selection.LATEST, ceiling).stream().map(Entry::position).toList();
                List<Position> ours =
                    java.util.stream.IntStream.range(0, latest.length)
                        .filter(i -> (latest[i] & (1 << Classes.of(ceiling))) != 0)
                        .mapToObj(i -> all.get(i).position())
                        .toList();
                assertThat(ours).isEqualTo(expected);
              }
            }
          }
        });
  }

  private static Handling handling(Random random) {
    return new Handling(
        Tlp.values()[random.nextInt(Tlp.values().length)],
        Pap.values()[random.nextInt(Pap.values().length)]);
  }

  private static List<Entry> read(MemoryStore store, Selection selection, Ceiling ceiling) {
    return store
        .collections()
        .headers(TextWorld.COLLECTION, selection, ceiling, Position.START, WIDE)
        .entries();
  }
}
