package org.entente.stix.rules;

import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// What the value of a property must be. Stateless; nothing is allocated for a good value.
interface ValueRule {
  /// Checks `value`, which is never null: whoever holds it has looked for that.
  ///
  /// @param at stands at the value
  void check(JsonValue value, Inspection at);

  /// The name of the data type, as the specification writes it.
  String dataType();

  /// Whether the records of the model have a component for `value`. Otherwise it stays among the
  /// custom properties.
  default boolean models(JsonValue value) {
    return true;
  }

  /// Checks a value that may be null, which STIX allows nowhere.
  default void checkPresent(JsonValue value, Inspection at) {
    if (value == JsonNull.NULL) {
      at.found(Code.VALUE_NULL, Clause.STIX_CONTENT);
    } else {
      check(value, at);
    }
  }

  /// Notes that `value` is of another data type.
  default void mistyped(JsonValue value, Inspection at, String clause) {
    at.found(Code.VALUE_TYPE, clause, dataType(), typeOf(value));
  }

  /// What JSON calls the type of `value`.
  static String typeOf(JsonValue value) {
    return switch (value) {
      case JsonString text -> "string";
      case JsonNumber number -> number.isInteger() ? "integer" : "number";
      case JsonBoolean bool -> "boolean";
      case JsonArray array -> "list";
      case JsonObject object -> "object";
      case JsonNull none -> "null";
    };
  }
}
