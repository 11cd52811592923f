package org.entente.stix.json;

import java.util.List;

/// A JSON array. Immutable.
///
/// @param values its elements, in order
public record JsonArray(List<JsonValue> values) implements JsonValue {
  public JsonArray {
    values = List.copyOf(values);
  }

  public static JsonArray of(JsonValue... values) {
    return new JsonArray(List.of(values));
  }

  public static JsonArray ofStrings(Iterable<String> strings) {
    var values = new java.util.ArrayList<JsonValue>();
    strings.forEach(string -> values.add(new JsonString(string)));
    return new JsonArray(values);
  }

  public int size() {
    return values.size();
  }

  public JsonValue get(int index) {
    return values.get(index);
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }
}
