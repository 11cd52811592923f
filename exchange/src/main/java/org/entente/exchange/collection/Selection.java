package org.entente.exchange.collection;

import java.util.Set;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;

/// Which objects of a collection are asked for; the conditions are combined by AND (TAXII 2.1
/// §3.4). Immutable.
///
/// @param ids any of these; empty = any id
/// @param types any of these; empty = any type
/// @param versions which versions of each
public record Selection(Set<StixId> ids, Set<String> types, Versions versions) {
  public static final Selection LATEST = new Selection(Set.of(), Set.of(), Versions.LAST);
  public static final Selection EVERYTHING = new Selection(Set.of(), Set.of(), Versions.ALL);

  public Selection {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
  }

  public static Selection of(StixId id, Versions versions) {
    return new Selection(Set.of(id), Set.of(), versions);
  }

  /// A set of versions (TAXII 2.1 §3.4.1). "First" and "last" go by [Arrival#version], not by the
  /// order of arrival, and count **only the versions that the reader may see**, so that a version
  /// above somebody's ceiling changes nothing for them. What came without a version (an observable)
  /// has one, which is its first and its last and counts as its `date_added`. The parts are
  /// combined by OR.
  ///
  /// @param all every version; the other parts are then empty
  /// @param first the earliest
  /// @param last the latest
  /// @param exact those of exactly these instants, however they were spelt
  public record Versions(boolean all, boolean first, boolean last, Set<StixTimestamp> exact) {
    public static final Versions ALL = new Versions(true, false, false, Set.of());
    public static final Versions LAST = new Versions(false, false, true, Set.of());
    public static final Versions FIRST = new Versions(false, true, false, Set.of());

    public Versions {
      exact = Set.copyOf(exact);
      if (all && (first || last || !exact.isEmpty())) {
        throw new IllegalArgumentException("`all` stands alone (TAXII 2.1 §3.4.1)");
      }
      if (!all && !first && !last && exact.isEmpty()) {
        throw new IllegalArgumentException("no version asked for");
      }
    }

    public static Versions exactly(StixTimestamp version) {
      return new Versions(false, false, false, Set.of(version));
    }
  }
}
