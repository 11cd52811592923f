package org.entente.stix.rules;

import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// Properties that the standard does not define (STIX 2.1 §7.3, §11).
final class CustomContent {
  private CustomContent() {}

  /// A property of a standard object: advised against, unless an extension declares that it adds
  /// properties at the top level.
  static void checkTopLevel(JsonObject object, String name, JsonValue value, Inspection at) {
    checkNamed(name, value, at);
    if (!Extensions.has(object, Extensions.TOP_LEVEL)) {
      advise(name, at);
    }
  }

  /// A property of a nested structure or a predefined extension.
  static void checkNested(JsonObject object, String name, JsonValue value, Inspection at) {
    checkNamed(name, value, at);
    advise(name, at);
  }

  /// A property of an object whose type is custom already.
  static void checkOwn(JsonObject object, String name, JsonValue value, Inspection at) {
    checkNamed(name, value, at);
  }

  private static void checkNamed(String name, JsonValue value, Inspection at) {
    if (!Names.isPropertyName(name)) {
      at.found(Code.PROPERTY_NAME_INVALID, Clause.CUSTOM_PROPERTY, name);
    }
    DataTypes.AnyValue.ANY.check(value, at);
    checkSuffix(name, value, at);
  }

  private static void advise(String name, Inspection at) {
    at.found(
        name.startsWith("x_") ? Code.CUSTOM_PROPERTY : Code.CUSTOM_PROPERTY_PREFIX,
        Clause.CUSTOM_PROPERTY,
        name);
  }

  /// Readers rely on suffixes to tell references and bytes in content that they do not know (STIX
  /// 2.1 §3.1).
  private static void checkSuffix(String name, JsonValue value, Inspection at) {
    if (name.endsWith("_ref")) {
      checkReference(name, value, at);
    } else if (name.endsWith("_refs")) {
      if (value instanceof JsonArray references) {
        for (int i = 0; i < references.size(); i++) {
          at.enter(i);
          checkReference(name, references.get(i), at);
          at.leave();
        }
      } else {
        at.found(Code.CUSTOM_SUFFIX, Clause.NAMES, name, "list of identifier");
      }
    } else if (name.endsWith("_hex")) {
      if (!(value instanceof JsonString(var text)) || !Encodings.isHex(text)) {
        at.found(Code.CUSTOM_SUFFIX, Clause.NAMES, name, "hex");
      }
    } else if (name.endsWith("_bin")
        && (!(value instanceof JsonString(var text)) || !Encodings.isBase64(text))) {
      at.found(Code.CUSTOM_SUFFIX, Clause.NAMES, name, "binary");
    }
  }

  private static void checkReference(String name, JsonValue value, Inspection at) {
    if (!(value instanceof JsonString(var text)) || !Identifiers.isIdentifier(text)) {
      at.found(Code.CUSTOM_SUFFIX, Clause.NAMES, name, "identifier");
    } else if (Targets.isBundle(text)) {
      at.found(Code.REFERENCE_TYPE, Clause.BUNDLE_RELATIONSHIPS, text, Targets.ANY.description());
    }
  }
}
