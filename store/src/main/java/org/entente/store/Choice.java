package org.entente.store;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.jspecify.annotations.Nullable;

/// Which versions of **one** object a selection means, for one reader: what "first" and "last" are
/// depends on what the reader may see. Immutable.
final class Choice {
  private final Selection.Versions versions;
  private final long first;
  private final long last;
  private final Set<VersionTime> exact;

  /// @param visible the classes that the reader may see
  Choice(Selection.Versions versions, Head head, IntPredicate visible) {
    this.versions = versions;
    first = versions.first() ? position(head.first(visible).orElse(null)) : 0;
    last = versions.last() ? position(head.last(visible).orElse(null)) : 0;
    exact = times(versions);
  }

  /// Whether a visible version is meant.
  boolean includes(Head.Place place) {
    return versions.all()
        || place.position() == first
        || place.position() == last
        || isExact(exact, place.time(), place.position());
  }

  static Set<VersionTime> times(Selection.Versions versions) {
    return versions.exact().stream().map(VersionTime::of).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a version is one of those of `times`; one without a time counts as its `date_added`.
  static boolean isExact(Set<VersionTime> times, VersionTime time, long position) {
    if (times.isEmpty()) {
      return false;
    }
    return times.contains(
        time.equals(VersionTime.NONE) ? VersionTime.of(new Position(position)) : time);
  }

  private static long position(Head.@Nullable Place place) {
    return place == null ? 0 : place.position();
  }
}
