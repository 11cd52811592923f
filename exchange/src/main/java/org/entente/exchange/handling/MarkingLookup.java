package org.entente.exchange.handling;

import org.entente.stix.StixId;
import org.entente.stix.marking.Mark;
import org.jspecify.annotations.Nullable;

/// Knows what marking definitions mean that are not the standard's own.
@FunctionalInterface
public interface MarkingLookup {
  /// Knows none.
  MarkingLookup NONE = id -> null;

  /// What the definition `id` says; null when there is none at hand.
  @Nullable Mark find(StixId id);
}
