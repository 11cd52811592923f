package org.entente.stix.rules;

import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The `id` of an object: its own type, two hyphens, a UUID (STIX 2.1 §2.9). What UUID an
/// observable should have is for [ObservableIdRule] to say.
///
/// @param type the type, null when the object itself says it
record ObjectIdRule(@Nullable String type) implements ValueRule {
  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonString(var text))) {
      mistyped(value, at, Clause.IDENTIFIER);
      return;
    }
    String expected = type == null ? at.root().string("type") : type;
    if (!Identifiers.isIdentifier(text)) {
      at.found(Code.ID_INVALID, Clause.IDENTIFIER, text);
    } else if (expected != null && !Identifiers.isOf(text, expected)) {
      at.found(Code.ID_TYPE_MISMATCH, Clause.IDENTIFIER, text, expected);
    }
  }

  @Override
  public String dataType() {
    return "identifier";
  }

  /// Advice on the UUID of objects that are no observables: a random one (STIX 2.1 §2.9).
  static void adviseRandom(JsonObject object, long present, Inspection at) {
    String id = object.string("id");
    if (id != null && Identifiers.isIdentifier(id) && Identifiers.version(id) != 4) {
      at.foundAt(
          "id",
          Code.UUID_VERSION,
          Clause.IDENTIFIER,
          Integer.toString(Identifiers.version(id)),
          "4");
    }
  }
}
