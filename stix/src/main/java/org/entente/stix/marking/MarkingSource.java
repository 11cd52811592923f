package org.entente.stix.marking;

import java.util.Optional;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;

/// Where marking definitions are looked up: a store, the bundle at hand. Standard markings are
/// never asked for.
@FunctionalInterface
public interface MarkingSource {
  /// Knows the standard markings only.
  MarkingSource STANDARD_ONLY = id -> Optional.empty();

  /// The marking definition of that id; empty when it is not at hand.
  Optional<JsonObject> find(StixId id);
}
