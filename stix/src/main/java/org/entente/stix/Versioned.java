package org.entente.stix;

import java.util.List;
import java.util.Map;
import org.entente.stix.json.JsonObject;
import org.entente.stix.smo.ExtensionDefinition;
import org.entente.stix.smo.LanguageContent;

/// An object with versions (STIX 2.1 §3.6): it has an author, times, and may be revoked.
public sealed interface Versioned extends StixObject
    permits DomainObject, RelationshipObject, LanguageContent, ExtensionDefinition {
  /// The properties that all such objects have in common.
  Common common();

  @Override
  default StixId id() {
    return common().id();
  }

  @Override
  default List<StixId> objectMarkingRefs() {
    return common().objectMarkingRefs();
  }

  @Override
  default List<GranularMarking> granularMarkings() {
    return common().granularMarkings();
  }

  @Override
  default Map<String, Extension> extensions() {
    return common().extensions();
  }

  @Override
  default JsonObject custom() {
    return common().custom();
  }
}
