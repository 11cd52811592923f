package org.entente.taxii.query;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Set;
import java.util.UUID;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.taxii.DateAdded;
import org.quicktheories.core.Gen;

/// Arbitrary requests, for laws that hold for all of them.
final class Generators {
  private Generators() {}

  static Gen<DateAdded> dates() {
    return longs().between(0, 4_000_000_000_000_000L).map(DateAdded::new);
  }

  static Gen<Match> matches() {
    var types =
        integers()
            .between(0, 4)
            .map(i -> new String[] {"tool", "malware", "file", "x-y", "url"}[i]);
    Gen<StixId> ids =
        types.zip(longs().all(), longs().all(), (t, a, b) -> new StixId(t, new UUID(a, b)));
    Gen<StixTimestamp> times =
        longs()
            .between(0, 4_000_000_000L)
            .zip(integers().between(0, 999_999_999), integers().between(0, 9), StixTimestamp::of);
    Gen<VersionFilter> versions =
        lists()
            .of(times)
            .ofSizeBetween(0, 3)
            .zip(
                integers().between(0, 4),
                (exact, kind) ->
                    switch (kind) {
                      case 0 -> VersionFilter.ALL;
                      case 1 -> new VersionFilter(false, true, false, Set.copyOf(exact));
                      case 2 -> new VersionFilter(false, false, true, Set.copyOf(exact));
                      case 3 -> new VersionFilter(false, true, true, Set.copyOf(exact));
                      default ->
                          exact.isEmpty()
                              ? VersionFilter.LAST
                              : new VersionFilter(false, false, false, Set.copyOf(exact));
                    });
    Gen<Set<String>> specs =
        lists()
            .of(integers().between(0, 3).map(i -> "2." + i))
            .ofSizeBetween(0, 2)
            .map(Set::copyOf);
    return lists()
        .of(ids)
        .ofSizeBetween(0, 3)
        .zip(
            lists().of(types).ofSizeBetween(0, 3),
            versions,
            specs,
            (i, t, v, s) -> new Match(Set.copyOf(i), Set.copyOf(t), v, s));
  }

  static Gen<Filters> filters() {
    return dates()
        .toOptionals(30)
        .zip(
            longs().between(1, 9_007_199_254_740_991L).toOptionals(30),
            strings()
                .allPossible()
                .ofLengthBetween(1, 40)
                .assuming(Generators::isUnicode)
                .toOptionals(30),
            matches(),
            (added, limit, next, match) ->
                new Filters(added.orElse(null), limit.orElse(null), next.orElse(null), match));
  }

  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
