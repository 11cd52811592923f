package org.entente.stix.json;

/// A JSON string. Immutable.
///
/// @param value its characters, unescaped
public record JsonString(String value) implements JsonValue {
  @Override
  public String toString() {
    return JsonWriter.quoted(value);
  }
}
