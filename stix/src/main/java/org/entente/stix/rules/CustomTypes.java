package org.entente.stix.rules;

import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Objects of types that the standard does not define (STIX 2.1 §7.3.2.2, §11.2): the common
/// properties of their kind apply to them all the same.
final class CustomTypes {
  private static final Shape DOMAIN = versioned("custom SDO");
  private static final Shape RELATIONSHIP = versioned("custom SRO");
  private static final Shape OBSERVABLE =
      CommonProperties.endObservable(table("custom SCO").optional("spec_version", version()))
          .unknown(CustomContent::checkOwn)
          .build();

  /// What only objects with versions have: an object of an undeclared type that has one of these is
  /// no observable.
  private static final String[] OF_VERSIONED = {
    "created",
    "modified",
    "created_by_ref",
    "revoked",
    "labels",
    "confidence",
    "lang",
    "external_references"
  };

  private CustomTypes() {}

  static void inspect(JsonObject object, String type, Inspection at) {
    Kind declared = Extensions.declaredKind(object);
    if (declared == null) {
      at.foundAt(
          "type",
          type.startsWith("x-") ? Code.CUSTOM_TYPE : Code.CUSTOM_TYPE_PREFIX,
          Clause.CUSTOM_OBJECT,
          type);
    }
    shapeOf(object, declared).checkMembers(object, at);
  }

  private static Shape shapeOf(JsonObject object, @Nullable Kind declared) {
    if (declared == Kind.OBSERVABLE || (declared == null && !isVersioned(object))) {
      return OBSERVABLE;
    }
    return declared == Kind.RELATIONSHIP ? RELATIONSHIP : DOMAIN;
  }

  private static boolean isVersioned(JsonObject object) {
    for (String property : OF_VERSIONED) {
      if (object.has(property)) {
        return true;
      }
    }
    return false;
  }

  private static Shape versioned(String name) {
    return CommonProperties.endVersioned(
            CommonProperties.startVersioned(table(name).required("spec_version", version())))
        .rule(rows -> ObjectIdRule::adviseRandom)
        .unknown(CustomContent::checkOwn)
        .build();
  }

  private static Shape.Builder table(String name) {
    return Shape.of(name, "11.2.1")
        .required("type", DataTypes.STRING)
        .required("id", new ObjectIdRule(null));
  }

  private static ValueRule version() {
    return CommonProperties.SpecVersion.RULE;
  }
}
