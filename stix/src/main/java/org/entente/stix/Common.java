package org.entente.stix;

import java.util.List;
import java.util.Map;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.jspecify.annotations.Nullable;

/// What all domain and relationship objects have in common (STIX 2.1 §3.2), and most meta objects.
/// Immutable.
///
/// Whether it obeys the rules is decided by the object that it becomes a part of.
///
/// @param id the object's id; all its versions share it
/// @param createdByRef the identity that made it, null for one that wishes to stay unnamed
/// @param created when the first version was made, to the millisecond or finer
/// @param modified when this version was made; not before `created`
/// @param revoked whether the object is no longer valid; null counts as false
/// @param labels terms of one's own
/// @param confidence how sure the creator is, 0 to 100, null when that is not said
/// @param lang the language of the texts (RFC 5646); null counts as `en`
/// @param externalReferences where to find more outside of STIX
/// @param objectMarkingRefs the marking definitions that apply to the whole object
/// @param granularMarkings the marking definitions and languages that apply to parts of it
/// @param extensions extensions by key, in order
/// @param custom all properties that this standard does not define, as they came
public record Common(
    StixId id,
    @Nullable StixId createdByRef,
    StixTimestamp created,
    StixTimestamp modified,
    @Nullable Boolean revoked,
    List<String> labels,
    @Nullable Long confidence,
    @Nullable String lang,
    List<ExternalReference> externalReferences,
    List<StixId> objectMarkingRefs,
    List<GranularMarking> granularMarkings,
    Map<String, Extension> extensions,
    JsonObject custom) {
  public Common {
    labels = List.copyOf(labels);
    externalReferences = List.copyOf(externalReferences);
    objectMarkingRefs = List.copyOf(objectMarkingRefs);
    granularMarkings = List.copyOf(granularMarkings);
    extensions = Copies.ordered(extensions);
  }

  /// Whether this version revokes the object (STIX 2.1 §3.6).
  public boolean isRevoked() {
    return Boolean.TRUE.equals(revoked);
  }
}
