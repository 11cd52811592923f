package org.entente.stix;

import java.util.ArrayList;
import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.entente.stix.rules.Clause;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Conformance;

/// Objects sent together (STIX 2.1 §8). Being in one bundle means nothing; a bundle is no object
/// and is not stored. Immutable.
///
/// For bundles of foreign origin or of unknown length use [StixReader].
///
/// @param id an id for the transport
/// @param objects any number of objects
/// @param custom properties of the bundle that this standard does not define
public record Bundle(StixId id, List<StixObject> objects, JsonObject custom) {
  /// The value of `type`.
  public static final String TYPE = "bundle";

  public Bundle {
    objects = List.copyOf(objects);
    if (!id.type().equals(TYPE)) {
      throw Conformance.broken(
          Code.ID_TYPE_MISMATCH, "/id", Clause.IDENTIFIER, id.toString(), TYPE);
    }
  }

  /// A new bundle of `objects`.
  public static Bundle of(Mint mint, List<? extends StixObject> objects) {
    return new Bundle(mint.id(TYPE), List.copyOf(objects), JsonObject.EMPTY);
  }

  /// The bundle as JSON. Without objects there is no `objects` either: STIX has no empty lists.
  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().put("type", TYPE).put("id", id.toString());
    if (!objects.isEmpty()) {
      List<JsonValue> members = new ArrayList<>(objects.size());
      objects.forEach(object -> members.add(object.toJson()));
      json.put("objects", new JsonArray(members));
    }
    for (int i = 0; i < custom.size(); i++) {
      json.put(custom.name(i), custom.value(i));
    }
    return json.build();
  }
}
