package org.entente.taxii.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.entente.stix.StixTimestamp;

/// Which versions of each object are asked for (TAXII 2.1 §3.4.1); the parts are combined by OR.
/// Immutable.
///
/// @param all every version; the other parts are then empty
/// @param first the earliest version
/// @param last the latest version
/// @param exact the versions of exactly these times; two spellings of one time are one version
public record VersionFilter(boolean all, boolean first, boolean last, Set<StixTimestamp> exact) {
  public static final VersionFilter ALL = new VersionFilter(true, false, false, Set.of());
  public static final VersionFilter FIRST = new VersionFilter(false, true, false, Set.of());
  public static final VersionFilter LAST = new VersionFilter(false, false, true, Set.of());

  public VersionFilter {
    exact = Set.copyOf(exact);
    if (all && (first || last || !exact.isEmpty())) {
      throw new IllegalArgumentException("`all` stands alone");
    }
    if (!all && !first && !last && exact.isEmpty()) {
      throw new IllegalArgumentException("no version asked for");
    }
  }

  /// Exactly the versions of these times; at least one.
  public static VersionFilter of(StixTimestamp... times) {
    return new VersionFilter(false, false, false, Set.of(times));
  }

  /// The values of `match[version]`: keywords, then times in ascending order, as they were spelt.
  List<String> values() {
    return values(StixTimestamp::text);
  }

  /// The same for every spelling of the same times.
  List<String> canonicalValues() {
    return values(time -> StixTimestamp.of(time.epochSecond(), time.nano(), 9).text());
  }

  private List<String> values(Function<StixTimestamp, String> spelling) {
    var values = new ArrayList<String>();
    if (all) {
      values.add("all");
    }
    if (first) {
      values.add("first");
    }
    if (last) {
      values.add("last");
    }
    exact.stream().sorted().map(spelling).forEach(values::add);
    return values;
  }
}
