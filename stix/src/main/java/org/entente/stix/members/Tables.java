package org.entente.stix.members;

import org.entente.stix.rules.NestedShapes;
import org.entente.stix.rules.ObjectType;
import org.entente.stix.rules.ObjectTypes;
import org.entente.stix.rules.PredefinedExtensions;
import org.entente.stix.rules.Shape;

/// Finds the table that a record follows.
public final class Tables {
  private Tables() {}

  /// The table of the object type `name`, which the standard defines.
  public static Shape ofObject(String name) {
    ObjectType type = ObjectTypes.find(name);
    if (type == null) {
      throw new IllegalArgumentException("no table for the type " + name);
    }
    return type.shape();
  }

  /// The table of the predefined extension `key`.
  public static Shape ofExtension(String key) {
    Shape shape = PredefinedExtensions.find(key);
    if (shape == null) {
      throw new IllegalArgumentException("no table for the extension " + key);
    }
    return shape;
  }

  /// The table of the nested structure `name`.
  public static Shape ofStructure(String name) {
    return NestedShapes.find(name);
  }
}
