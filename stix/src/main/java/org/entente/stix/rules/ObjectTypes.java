package org.entente.stix.rules;

import java.util.ArrayList;
import java.util.List;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// All types of object that the standard defines, and what is made of the others.
public final class ObjectTypes {
  private static final List<ObjectType> TYPES = types();
  private static final @Nullable ObjectType[] SLOTS = new @Nullable ObjectType[256];

  /// Types that came with STIX 2.1.
  private static final List<String> NEW_IN_21 =
      List.of(
          "grouping",
          "incident",
          "infrastructure",
          "location",
          "malware-analysis",
          "note",
          "opinion",
          "language-content",
          "extension-definition");

  static {
    for (ObjectType type : TYPES) {
      int slot = slotOf(type.name(), type.name().length());
      while (SLOTS[slot] != null) {
        slot = slot + 1 & SLOTS.length - 1;
      }
      SLOTS[slot] = type;
    }
  }

  private ObjectTypes() {}

  /// All of them, in the order of the specification.
  public static List<ObjectType> all() {
    return TYPES;
  }

  /// The type of that name; null for a custom one.
  public static @Nullable ObjectType find(String name) {
    return find(name, name.length());
  }

  /// The type whose name is the first `length` characters of `text`; null for a custom one.
  static @Nullable ObjectType find(String text, int length) {
    int slot = slotOf(text, length);
    while (true) {
      ObjectType type = SLOTS[slot];
      if (type == null) {
        return null;
      }
      if (type.name().length() == length && text.startsWith(type.name())) {
        return type;
      }
      slot = slot + 1 & SLOTS.length - 1;
    }
  }

  /// The kind of object whose type's name is the first `length` characters of `text`.
  static Kind kindOf(String text, int length) {
    ObjectType type = find(text, length);
    return type == null ? Kind.CUSTOM : type.kind();
  }

  /// Checks a whole object by the table of its type.
  static void inspect(JsonObject object, Inspection at) {
    JsonValue value = object.get("type");
    if (!(value instanceof JsonString(var name))) {
      noteWithoutType(value, at);
      return;
    }
    ObjectType type = find(name);
    if (isStix20(object, type, name)) {
      at.found(Code.STIX20, Clause.COMMON_PROPERTIES, name);
    } else if (type != null) {
      type.shape().checkMembers(object, at);
    } else if (name.equals("bundle")) {
      at.foundAt("type", Code.BUNDLE_INSIDE, Clause.BUNDLE);
    } else if (!StixId.isTypeName(name)) {
      at.foundAt("type", Code.TYPE_INVALID, Clause.CUSTOM_OBJECT, name);
    } else {
      CustomTypes.inspect(object, name, at);
    }
  }

  private static void noteWithoutType(@Nullable JsonValue value, Inspection at) {
    if (value == null) {
      at.foundAt("type", Code.PROPERTY_MISSING, Clause.COMMON_PROPERTIES, "type");
    } else {
      at.enter("type");
      DataTypes.STRING.checkPresent(value, at);
      at.leave();
    }
  }

  /// Whether this is an object of STIX 2.0: it says so, or it says nothing and is of a type that
  /// 2.0 had outside of observed data.
  private static boolean isStix20(JsonObject object, @Nullable ObjectType type, String name) {
    JsonValue version = object.get("spec_version");
    if (version != null) {
      return version instanceof JsonString(var text) && text.equals("2.0");
    }
    if (type == null) {
      return object.has("created") && !object.has("extensions");
    }
    return type.kind() != Kind.OBSERVABLE && !NEW_IN_21.contains(name);
  }

  private static List<ObjectType> types() {
    var types = new ArrayList<ObjectType>();
    DomainObjects.SHAPES.forEach(shape -> types.add(new ObjectType(Kind.DOMAIN, shape)));
    RelationshipObjects.SHAPES.forEach(
        shape -> types.add(new ObjectType(Kind.RELATIONSHIP, shape)));
    NetworkObservables.SHAPES.forEach(shape -> types.add(new ObjectType(Kind.OBSERVABLE, shape)));
    HostObservables.SHAPES.forEach(shape -> types.add(new ObjectType(Kind.OBSERVABLE, shape)));
    MetaObjects.SHAPES.forEach(shape -> types.add(new ObjectType(Kind.META, shape)));
    return List.copyOf(types);
  }

  private static int slotOf(String text, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return (hash ^ hash >>> 15) & SLOTS_MASK;
  }

  private static final int SLOTS_MASK = 255;
}
