package org.entente.stix;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.stix.extension.OtherExtension;

/// The records of the model, found through the sealed hierarchy.
final class Model {
  private Model() {}

  /// The records of the object types that the standard defines, by type.
  static Map<String, Class<?>> objects() {
    return named(StixObject.class, CustomObject.class, "TYPE");
  }

  /// The records of the extensions that the standard defines, by key.
  static Map<String, Class<?>> extensions() {
    return named(Extension.class, OtherExtension.class, "KEY");
  }

  /// The names of a record's components as JSON spells them.
  static List<String> properties(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(Model::property).toList();
  }

  /// The name of the property that a component stands for.
  static String property(RecordComponent component) {
    String name = component.getName();
    // A word that Java keeps for itself.
    return name.equals("abstractText")
        ? "abstract"
        : name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Class<?>> named(Class<?> root, Class<?> except, String constant) {
    var records = new ArrayList<Class<?>>();
    collect(root, records);
    var named = new LinkedHashMap<String, Class<?>>();
    for (Class<?> type : records) {
      if (type != except) {
        named.put(constant(type, constant), type);
      }
    }
    return named;
  }

  private static void collect(Class<?> type, List<Class<?>> records) {
    if (type.isRecord() && !records.contains(type)) {
      records.add(type);
    } else if (type.isSealed()) {
      for (Class<?> subtype : type.getPermittedSubclasses()) {
        collect(subtype, records);
      }
    }
  }

  private static String constant(Class<?> type, String name) {
    try {
      return (String) type.getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " has no " + name, e);
    }
  }
}
