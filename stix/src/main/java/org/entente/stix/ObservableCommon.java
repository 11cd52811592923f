package org.entente.stix;

import java.util.List;
import java.util.Map;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.jspecify.annotations.Nullable;

/// What all cyber-observables have in common (STIX 2.1 §3.2). They have no author, no times and no
/// versions of their own. Immutable.
///
/// Whether it obeys the rules is decided by the object that it becomes a part of.
///
/// @param id the object's id; see [DeterministicId]
/// @param saysVersion whether it says `"spec_version": "2.1"`, which it may leave unsaid
/// @param objectMarkingRefs the marking definitions that apply to the whole object
/// @param granularMarkings the marking definitions and languages that apply to parts of it
/// @param defanged whether its values were altered so that nobody follows them by accident; null
///   counts as false
/// @param extensions extensions by key, in order
/// @param custom all properties that this standard does not define, as they came
public record ObservableCommon(
    StixId id,
    boolean saysVersion,
    List<StixId> objectMarkingRefs,
    List<GranularMarking> granularMarkings,
    @Nullable Boolean defanged,
    Map<String, Extension> extensions,
    JsonObject custom) {
  public ObservableCommon {
    objectMarkingRefs = List.copyOf(objectMarkingRefs);
    granularMarkings = List.copyOf(granularMarkings);
    extensions = Copies.ordered(extensions);
  }
}
