package org.entente.exchange.collection;

import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// One version that a removal took away.
///
/// @param id the object
/// @param version the version, as it was spelt; null for observables
/// @param position where it had been; the removal itself has a later position of its own
public record Removed(StixId id, @Nullable StixTimestamp version, Position position) {}
