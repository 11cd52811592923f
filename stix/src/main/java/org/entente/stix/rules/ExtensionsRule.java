package org.entente.stix.rules;

import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The `extensions` of an object (STIX 2.1 §3.2, §3.10, §7.3, §11.3): predefined ones, those that
/// an extension definition defines, and, on observables, custom ones.
///
/// @param type the type of the object
record ExtensionsRule(String type) implements ValueRule {
  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonObject extensions)) {
      mistyped(value, at, Clause.DICTIONARY);
      return;
    }
    int size = extensions.size();
    if (size == 0) {
      at.found(Code.DICTIONARY_EMPTY, Clause.DICTIONARY);
    }
    for (int i = 0; i < size && !at.isFull(); i++) {
      String key = extensions.name(i);
      at.enter(key);
      checkExtension(key, extensions.value(i), at);
      at.leave();
    }
  }

  @Override
  public String dataType() {
    return "dictionary";
  }

  private void checkExtension(String key, JsonValue value, Inspection at) {
    Shape predefined = PredefinedExtensions.find(key);
    if (predefined != null) {
      if (PredefinedExtensions.extend(key, type)) {
        predefined.checkPresent(value, at);
      } else {
        at.found(Code.EXTENSION_MISPLACED, predefined.clause(), key, type);
      }
    } else if (Identifiers.isIdentifier(key) && Identifiers.isOf(key, "extension-definition")) {
      checkDefined(key, value, at);
    } else if (Names.isCustomExtension(key) && mayHaveCustomOnes()) {
      at.found(Code.CUSTOM_EXTENSION, Clause.CUSTOM_EXTENSION, key);
      checkProperties(value, at, Clause.CUSTOM_EXTENSION);
    } else {
      at.found(Code.EXTENSION_KEY_INVALID, Clause.CUSTOM_EXTENSION, key);
    }
  }

  private boolean mayHaveCustomOnes() {
    Kind kind = ObjectTypes.kindOf(type, type.length());
    return kind == Kind.OBSERVABLE || kind == Kind.CUSTOM;
  }

  /// An extension that an extension definition defines.
  private void checkDefined(String key, JsonValue value, Inspection at) {
    checkProperties(value, at, Clause.EXTENSION);
    if (!(value instanceof JsonObject extension)) {
      return;
    }
    JsonValue extensionType = extension.get(Extensions.TYPE);
    if (extensionType == null) {
      at.foundAt(Extensions.TYPE, Code.EXTENSION_TYPE_MISSING, Clause.COMMON_PROPERTIES, key);
      return;
    }
    at.enter(Extensions.TYPE);
    Vocabularies.EXTENSION_TYPE.checkPresent(extensionType, at);
    if (extensionType instanceof JsonString(var declared)
        && Extensions.declaresType(declared)
        && ObjectTypes.kindOf(type, type.length()) != Kind.CUSTOM) {
      at.found(Code.EXTENSION_REDEFINES, Clause.EXTENSION, type);
    }
    at.leave();
  }

  /// Some properties, named as properties are. `id` is shorter than a new name may be, and as good
  /// inside an extension as it is outside.
  private void checkProperties(JsonValue value, Inspection at, String clause) {
    DataTypes.DICTIONARY.checkPresent(value, at);
    if (value instanceof JsonObject extension) {
      for (int i = 0; i < extension.size() && !at.isFull(); i++) {
        String name = extension.name(i);
        if (!Names.isPropertyName(name) && !name.equals("id")) {
          at.foundAt(name, Code.PROPERTY_NAME_INVALID, clause, name);
        }
      }
    }
  }
}
