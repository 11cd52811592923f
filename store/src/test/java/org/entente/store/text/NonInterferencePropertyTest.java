package org.entente.store.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.exchange.search.SearchFilter;
import org.entente.exchange.search.TextQuery;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.StixId;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two stores lead the same life, but one of them is also given objects, versions and removals that
/// an account may not see. Whatever the account asks, both answer the same, positions apart, which
/// time alone gives.
final class NonInterferencePropertyTest {
  private static final int LIVES = Integer.getInteger("entente.text.lives", 25);
  private static final List<String> WORDS =
      List.of("heron", "héron", "ferry", "evil.example", "الصقر", "中文名称", "night", "nigh");
  private static final List<String> QUERIES =
      List.of(
          "",
          "heron",
          "her*",
          "night ferry",
          "\"night ferry\"",
          "-heron",
          "ferry -night",
          "evil",
          "evil.ex*",
          "صقر",
          "الصقر",
          "中文",
          "x*y",
          "label1",
          "secret",
          "se*");
  private static final SearchFilter[] FILTERS = {
    SearchFilter.NONE, SearchFilter.ofTypes("malware"), SearchFilter.ofTypes("tool", "malware")
  };

  private static final List<Tlp> TLPS = List.of(Tlp.values());
  private static final List<Pap> PAPS = List.of(Pap.values());

  @TempDir Path temporary;
  private int lives;

  @Test
  void what_may_not_be_seen_changes_nothing() {
    qt().withExamples(LIVES).withShrinkCycles(50).forAll(longs().all()).checkAssert(this::live);
  }

  private void live(long seed) {
    var random = new Random(seed);
    var ceiling =
        new Ceiling(
            Tlp.values()[random.nextInt(Tlp.values().length - 1)],
            Pap.values()[random.nextInt(Pap.values().length)]);
    try (var plain = new TextWorld(folder("plain"));
        var mixed = new TextWorld(folder("mixed"))) {
      int steps = 1 + random.nextInt(30);
      for (int step = 0; step < steps; step++) {
        Arrival seen = arrival(random, permitted(random, ceiling), "");
        plain.add(seen);
        mixed.add(seen);
        for (int i = random.nextInt(4); i > 0; i--) {
          mixed.add(arrival(random, hidden(random, ceiling), "secret "));
        }
        if (random.nextInt(5) == 0) {
          StixId id = id(random);
          remove(plain, id, ceiling);
          remove(mixed, id, ceiling);
        }
        if (random.nextInt(5) == 0) {
          mixed.remove(id(random, 100), Versions.ALL);
        }
        if (random.nextInt(10) == 0) {
          mixed.caughtUp(); // segments begin and end elsewhere
        }
      }
      for (String query : QUERIES) {
        if (TextQuery.read(query) instanceof TextQuery.Read.Understood) {
          for (SearchFilter filter : FILTERS) {
            int limit = 1 + random.nextInt(7);
            assertThat(answers(mixed, query, filter, ceiling, limit))
                .as("%s %s %s, seed %s", query, filter.types(), ceiling, seed)
                .isEqualTo(answers(plain, query, filter, ceiling, limit));
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Everything that can be observed, page by page, but for positions.
  private static List<String> answers(
      TextWorld world, String query, SearchFilter filter, Ceiling ceiling, int limit) {
    var answers = new ArrayList<String>();
    Optional<TextSearch.Place> after = Optional.empty();
    boolean more = true;
    while (more) {
      var findings = world.findings(world.question(query, filter, ceiling, after, limit));
      findings.found().forEach(found -> answers.add(found.id() + " " + found.place().score()));
      answers.add(
          findings.more()
              + " "
              + findings.total()
              + " "
              + findings.totalIsExact()
              + " "
              + findings.facets());
      more = findings.more();
      after = more ? Optional.of(findings.found().getLast().place()) : after;
    }
    return answers;
  }

  private static void remove(TextWorld world, StixId id, Ceiling ceiling) {
    world
        .store
        .committer()
        .commit(commit ->
            commit.remove(TextWorld.COLLECTION, id, Versions.LAST, ceiling, "account:alice"));
  }

  /// Versions differ between what is seen and what is hidden, as they would be in conflict else.
  private static Arrival arrival(Random random, Handling handling, String prefix) {
    boolean hidden = !prefix.isEmpty();
    StixId id = hidden && random.nextBoolean() ? id(random, 100) : id(random);
    int minute = random.nextInt(29) * 2 + (hidden ? 1 : 0);
    String name = prefix + words(random);
    return TextWorld.object(
            id,
            minute,
            Tlp.CLEAR,
            "\"name\":\"%s\",\"description\":\"%s\",\"labels\":[\"label%s\"]"
                .formatted(name, words(random), random.nextInt(hidden ? 9 : 3)))
        .handledAs(handling);
  }

  private static String words(Random random) {
    var words = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return words.toString();
  }

  private static StixId id(Random random) {
    return id(random, 0);
  }

  private static StixId id(Random random, int from) {
    return TextWorld.id(random.nextBoolean() ? "malware" : "tool", from + random.nextInt(8));
  }

  private static Handling permitted(Random random, Ceiling ceiling) {
    return new Handling(
        Tlp.values()[random.nextInt(TLPS.indexOf(ceiling.tlp()) + 1)],
        Pap.values()[random.nextInt(PAPS.indexOf(ceiling.pap()) + 1)]);
  }

  private static Handling hidden(Random random, Ceiling ceiling) {
    int above = TLPS.indexOf(ceiling.tlp()) + 1;
    return new Handling(
        Tlp.values()[above + random.nextInt(Tlp.values().length - above)],
        Pap.values()[random.nextInt(Pap.values().length)]);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(temporary.resolve(name + lives++));
  }
}
