package org.entente.stix.rules;

import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.jspecify.annotations.Nullable;

/// What the extensions of an object declare (STIX 2.1 §7.3, §10.5).
final class Extensions {
  static final String TYPE = "extension_type";
  static final String TOP_LEVEL = "toplevel-property-extension";
  static final String NEW_DOMAIN_OBJECT = "new-sdo";
  static final String NEW_OBSERVABLE = "new-sco";
  static final String NEW_RELATIONSHIP_OBJECT = "new-sro";

  private Extensions() {}

  /// Whether an extension of `object` is of `type`.
  static boolean has(JsonObject object, String type) {
    JsonObject extensions = object.object("extensions");
    if (extensions == null) {
      return false;
    }
    for (int i = 0; i < extensions.size(); i++) {
      if (extensions.value(i) instanceof JsonObject extension && type.equals(type(extension))) {
        return true;
      }
    }
    return false;
  }

  /// The kind of object that an extension of `object` declares its type to be; null if none does.
  static @Nullable Kind declaredKind(JsonObject object) {
    if (!object.has("extensions")) {
      return null;
    }
    if (has(object, NEW_DOMAIN_OBJECT)) {
      return Kind.DOMAIN;
    }
    if (has(object, NEW_OBSERVABLE)) {
      return Kind.OBSERVABLE;
    }
    return has(object, NEW_RELATIONSHIP_OBJECT) ? Kind.RELATIONSHIP : null;
  }

  /// Whether an extension of this type declares a type of object.
  static boolean declaresType(String extensionType) {
    return extensionType.equals(NEW_DOMAIN_OBJECT)
        || extensionType.equals(NEW_OBSERVABLE)
        || extensionType.equals(NEW_RELATIONSHIP_OBJECT);
  }

  private static @Nullable String type(JsonObject extension) {
    return extension.get(TYPE) instanceof JsonString(var type) ? type : null;
  }
}
