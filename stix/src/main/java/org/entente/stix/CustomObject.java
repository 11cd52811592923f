package org.entente.stix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.members.Copies;
import org.entente.stix.rules.Clause;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Conformance;
import org.entente.stix.rules.ObjectTypes;

/// An object of a type that this standard does not define (STIX 2.1 §7.3, §11.2), as it came.
/// Immutable. The rules for common properties hold for it as for any other.
///
/// @param json the whole object
public record CustomObject(JsonObject json) implements StixObject {
  public CustomObject {
    Conformance.require(json);
    String type = json.string("type");
    if (type == null || ObjectTypes.find(type) != null) {
      throw Conformance.broken(
          Code.TYPE_INVALID, "/type", Clause.CUSTOM_OBJECT, String.valueOf(type));
    }
  }

  @Override
  public StixId id() {
    return StixId.parse(String.valueOf(json.string("id")));
  }

  @Override
  public List<StixId> objectMarkingRefs() {
    JsonArray references = json.array("object_marking_refs");
    return references == null
        ? List.of()
        : references.values().stream()
            .map(reference -> StixId.parse(((JsonString) reference).value()))
            .toList();
  }

  @Override
  public List<GranularMarking> granularMarkings() {
    JsonArray markings = json.array("granular_markings");
    return markings == null
        ? List.of()
        : markings.values().stream()
            .map(marking -> GranularMarking.from((JsonObject) marking))
            .toList();
  }

  @Override
  public Map<String, Extension> extensions() {
    var extensions = new LinkedHashMap<String, Extension>();
    JsonObject given = json.object("extensions");
    for (int i = 0; given != null && i < given.size(); i++) {
      extensions.put(given.name(i), Extension.from(given.name(i), (JsonObject) given.value(i)));
    }
    return Copies.ordered(extensions);
  }

  /// The whole object: nothing of it is known.
  @Override
  public JsonObject custom() {
    return json;
  }

  @Override
  public JsonObject toJson() {
    return json;
  }
}
