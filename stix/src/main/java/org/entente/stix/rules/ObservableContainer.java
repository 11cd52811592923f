package org.entente.stix.rules;

import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The deprecated `objects` of observed data: observables under keys of the container's own, which
/// references inside it use (STIX 2.1 §2.13).
///
/// They may be observables of STIX 2.0 as well as of 2.1, so their tables are not applied; what
/// holds for both is.
enum ObservableContainer implements ValueRule {
  CONTAINER;

  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonObject container)) {
      mistyped(value, at, Clause.OBSERVABLE_CONTAINER);
      return;
    }
    int size = container.size();
    if (size == 0) {
      at.found(Code.DICTIONARY_EMPTY, Clause.DICTIONARY);
    }
    for (int i = 0; i < size && !at.isFull(); i++) {
      at.enter(container.name(i));
      checkObservable(container.value(i), container, at);
      at.leave();
    }
  }

  @Override
  public String dataType() {
    return "observable-container";
  }

  /// The `object_refs` of observed data name at least one observable (STIX 2.1 §4.14.1).
  static void checkObservableReferred(JsonObject object, long present, Inspection at) {
    JsonArray references = object.array("object_refs");
    if (references == null || references.size() == 0) {
      return;
    }
    for (int i = 0; i < references.size(); i++) {
      if (references.get(i) instanceof JsonString(var id) && Identifiers.isIdentifier(id)) {
        Kind kind = ObjectTypes.kindOf(id, Identifiers.typeLength(id));
        if (kind == Kind.OBSERVABLE || kind == Kind.CUSTOM) {
          return;
        }
      }
    }
    at.foundAt("object_refs", Code.REFERENCE_TYPE, at.clause(), "object_refs", "SCO");
  }

  private static void checkObservable(JsonValue value, JsonObject container, Inspection at) {
    DataTypes.AnyValue.ANY.check(value, at);
    if (!(value instanceof JsonObject observable)) {
      if (!(value instanceof JsonNull)) {
        DataTypes.DICTIONARY.mistyped(value, at, Clause.OBSERVABLE_CONTAINER);
      }
      return;
    }
    JsonValue type = observable.get("type");
    if (type == null) {
      at.foundAt("type", Code.PROPERTY_MISSING, Clause.OBSERVABLE_CONTAINER, "type");
    } else if (!(type instanceof JsonString)) {
      at.enter("type");
      DataTypes.STRING.checkPresent(type, at);
      at.leave();
    }
    checkReferences(observable, container, at);
  }

  /// Every reference is a key of the container, and leads to what its property allows.
  private static void checkReferences(JsonObject observable, JsonObject container, Inspection at) {
    String type = observable.string("type");
    ObjectType standard = type == null ? null : ObjectTypes.find(type);
    for (int i = 0; i < observable.size() && !at.isFull(); i++) {
      String name = observable.name(i);
      at.enter(name);
      walk(observable.value(i), name, targets(standard, name), container, at);
      at.leave();
    }
  }

  /// Looks for references in `value` and all that is inside it; `name` is the property that holds
  /// it.
  private static void walk(
      JsonValue value,
      String name,
      @Nullable Targets targets,
      JsonObject container,
      Inspection at) {
    switch (value) {
      case JsonObject object -> {
        for (int i = 0; i < object.size() && !at.isFull(); i++) {
          at.enter(object.name(i));
          walk(object.value(i), object.name(i), null, container, at);
          at.leave();
        }
      }
      case JsonArray array -> {
        for (int i = 0; i < array.size() && !at.isFull(); i++) {
          at.enter(i);
          walk(array.get(i), name, targets, container, at);
          at.leave();
        }
      }
      case JsonString(var key) when name.endsWith("_ref") || name.endsWith("_refs") ->
          checkReference(key, targets, container, at);
      default -> {}
    }
  }

  private static void checkReference(
      String key, @Nullable Targets targets, JsonObject container, Inspection at) {
    JsonValue target = container.get(key);
    if (target == null) {
      if (!isOfOtherKind(key)) {
        at.found(Code.REFERENCE_UNRESOLVED, Clause.OBSERVABLE_CONTAINER, key);
      }
    } else if (targets != null
        && target instanceof JsonObject object
        && object.get("type") instanceof JsonString(var type)
        && !targets.includeType(type)) {
      at.found(Code.REFERENCE_TYPE, Clause.OBSERVABLE_CONTAINER, key, targets.description());
    }
  }

  /// Markings and authors have ids of their own and are in no container.
  private static boolean isOfOtherKind(String key) {
    if (!Identifiers.isIdentifier(key)) {
      return false;
    }
    Kind kind = ObjectTypes.kindOf(key, Identifiers.typeLength(key));
    return kind == Kind.META || kind == Kind.DOMAIN;
  }

  /// What a property of a standard observable may refer to; null when nothing is known of it.
  private static @Nullable Targets targets(@Nullable ObjectType type, String name) {
    Property property = type == null ? null : type.shape().find(name);
    if (property == null) {
      return null;
    }
    ValueRule rule =
        property.rule() instanceof DataTypes.ListOf(var items) ? items : property.rule();
    return rule instanceof Reference(var targets) ? targets : null;
  }
}
