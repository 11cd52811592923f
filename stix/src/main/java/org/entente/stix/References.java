package org.entente.stix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Every other object that an object refers to: by properties that end in `_ref` and `_refs`, the
/// standard's as well as custom ones, at any depth (authors, marks of the whole and of parts, ends
/// of relationships, contents of reports, …), and by the extension definitions whose ids are keys
/// of `extensions`.
///
/// What looks like a reference and is none, such as the keys `"0"`, `"1"` that references inside
/// the deprecated `objects` of observed data use, is passed over.
public final class References {
  /// The name under which the keys of `extensions` are reported.
  public static final String EXTENSIONS = "extensions";

  private References() {}

  /// One reference.
  ///
  /// @param property the name of the property that holds it, such as `created_by_ref`; for an
  ///   extension definition [#EXTENSIONS]
  /// @param id what it refers to
  public record Reference(String property, StixId id) {}

  /// Receives references.
  @FunctionalInterface
  public interface Visitor {
    /// @param property as in [Reference]
    /// @param id as in [Reference]
    void reference(String property, StixId id);
  }

  /// All references of `object` in the order of its members, repetitions included.
  public static List<Reference> of(JsonObject object) {
    var references = new ArrayList<Reference>();
    visit(object, (property, id) -> references.add(new Reference(property, id)));
    return List.copyOf(references);
  }

  /// What `object` refers to, each once, itself not among them, in the order of its members.
  public static Set<StixId> ids(JsonObject object) {
    var ids = new LinkedHashSet<StixId>();
    visit(object, (property, id) -> ids.add(id));
    String text = object.string("id");
    StixId own = text == null ? null : StixId.parseOrNull(text);
    if (own != null) {
      ids.remove(own);
    }
    return Collections.unmodifiableSet(ids);
  }

  /// Tells `visitor` every reference of `object`, in one walk over it. Recursion is as deep as the
  /// object, which reading bounds.
  public static void visit(JsonObject object, Visitor visitor) {
    for (int i = 0; i < object.size(); i++) {
      String name = object.name(i);
      JsonValue value = object.value(i);
      if (name.equals(EXTENSIONS) && value instanceof JsonObject extensions) {
        for (int j = 0; j < extensions.size(); j++) {
          report(EXTENSIONS, "extension-definition", extensions.name(j), visitor);
        }
      }
      visit(name, value, visitor);
    }
  }

  private static void visit(String property, JsonValue value, Visitor visitor) {
    switch (value) {
      case JsonString(var text) -> {
        if (property.endsWith("_ref")) {
          report(property, null, text, visitor);
        }
      }
      case JsonArray array -> {
        boolean references = property.endsWith("_refs");
        for (int i = 0; i < array.size(); i++) {
          JsonValue element = array.get(i);
          if (element instanceof JsonString(var text)) {
            if (references) {
              report(property, null, text, visitor);
            }
          } else {
            visit(property, element, visitor);
          }
        }
      }
      case JsonObject object -> visit(object, visitor);
      default -> {}
    }
  }

  private static void report(String property, @Nullable String type, String text, Visitor visitor) {
    StixId id = StixId.parseOrNull(text);
    if (id != null && (type == null || id.type().equals(type))) {
      visitor.reference(property, id);
    }
  }
}
