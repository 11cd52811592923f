package org.entente.stix;

import java.util.List;
import java.util.Map;
import org.entente.stix.json.JsonObject;

/// An object of STIX 2.1. Immutable; none exists that breaks a rule of [SpecRules].
///
/// Everything that an object came with is kept: custom properties and unknown extensions as JSON.
/// Ids are written in lower case.
public sealed interface StixObject permits Versioned, CyberObservable, MetaObject, CustomObject {
  StixId id();

  /// The marking definitions that apply to the whole object.
  List<StixId> objectMarkingRefs();

  /// The marking definitions and languages that apply to parts of the object.
  List<GranularMarking> granularMarkings();

  /// Extensions by key, in order.
  Map<String, Extension> extensions();

  /// All properties that this standard does not define, as they came.
  JsonObject custom();

  /// The object as JSON: always in the same order, common properties around its own.
  JsonObject toJson();

  /// The type of the object.
  default String type() {
    return id().type();
  }

  /// The object that `json` is, or what is wrong with it.
  static Conversion from(JsonObject json) {
    return Conversion.of(json, new SpecRules());
  }
}
