package org.entente.exchange.collection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.exchange.collection.IndexedValue.Kind;
import org.entente.exchange.handling.Marks;
import org.entente.stix.References;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What the node must know about an object beside its bytes: its marks, what it refers to, what it
/// may be looked up by. Not thread-safe.
final class Facts {
  private static final int FEW = 16;
  private static final Pattern CVE = Pattern.compile("(?i)CVE-\\d{4}-\\d{4,19}");

  private final String type;
  private final StixId id;
  private final boolean observable;
  private final ValueList values = new ValueList(Admission.VALUES_MAX);
  private java.util.Collection<StixId> references = List.of();
  private boolean allReferences = true;
  private @Nullable JsonValue marksOfObject;
  private @Nullable JsonValue marksOfParts;

  private Facts(StixId id, boolean observable) {
    this.type = id.type();
    this.id = id;
    this.observable = observable;
  }

  /// Walks over `object`.
  ///
  /// @param observable whether its properties are those of something that can be observed
  static Facts of(JsonObject object, StixId id, boolean observable) {
    var facts = new Facts(id, observable);
    for (int i = 0; i < object.size(); i++) {
      facts.member(object, object.name(i), object.value(i));
    }
    References.visit(object, (property, target) -> facts.refer(target));
    return facts;
  }

  Marks marks() {
    boolean definition = type.equals("marking-definition") || type.equals("extension-definition");
    return Marks.of(definition, marksOfObject, marksOfParts);
  }

  List<StixId> references() {
    return List.copyOf(references);
  }

  List<IndexedValue> values() {
    return values.values();
  }

  /// Whether everything found its place, within the bounds on references and values.
  boolean isComplete() {
    return allReferences && values.isComplete();
  }

  private void member(JsonObject object, String name, JsonValue value) {
    switch (name) {
      // Of whatever type: marks that cannot be read count as well.
      case "object_marking_refs" -> marksOfObject = value;
      case "granular_markings" -> marksOfParts = value;
      case "aliases", "x_mitre_aliases", "x_opencti_aliases" -> strings(value, Kind.NAME);
      case "external_references" -> externalIds(value);
      case "hashes" -> hashes(value);
      case "number" -> number(value);
      case "objects" -> observed(value);
      default -> {}
    }
    if (value instanceof JsonString(var text)) {
      if (observable) {
        observed(type, name, text);
      } else {
        described(object, name, text);
      }
    }
  }

  /// A string of an object that says something about the world, rather than being part of it.
  private void described(JsonObject object, String name, String text) {
    switch (name) {
      case "name" -> {
        values.add(Kind.NAME, text);
        if (type.equals("vulnerability") && CVE.matcher(text).matches()) {
          values.add(Kind.EXTERNAL_ID, text);
        }
      }
      case "pattern" -> {
        String language = object.string("pattern_type");
        if (type.equals("indicator") && (language == null || language.equals("stix"))) {
          PatternValues.add(text, values);
        }
      }
      default -> {}
    }
  }

  private void externalIds(JsonValue value) {
    if (value instanceof JsonArray list) {
      for (JsonValue element : list.values()) {
        if (element instanceof JsonObject reference) {
          values.add(Kind.EXTERNAL_ID, reference.string("external_id"));
        }
      }
    }
  }

  private void hashes(@Nullable JsonValue value) {
    if (value instanceof JsonObject hashes) {
      for (int i = 0; i < hashes.size(); i++) {
        if (hashes.value(i) instanceof JsonString(var hash)) {
          values.add(Kind.HASH, hash);
        }
      }
    }
  }

  private void number(JsonValue value) {
    if (type.equals("autonomous-system") && value instanceof JsonNumber number) {
      values.add(Kind.AUTONOMOUS_SYSTEM, number.toString());
    }
  }

  /// The observables inside observed data of the older form (STIX 2.1 §4.14).
  private void observed(JsonValue value) {
    if (type.equals("observed-data") && value instanceof JsonObject container) {
      for (int i = 0; i < container.size(); i++) {
        if (container.value(i) instanceof JsonObject part) {
          observed(part.string("type"), part);
        }
      }
    }
  }

  private void observed(@Nullable String kind, JsonObject part) {
    if (kind == null) {
      return;
    }
    for (int i = 0; i < part.size(); i++) {
      if (part.value(i) instanceof JsonString(var text)) {
        observed(kind, part.name(i), text);
      }
    }
    hashes(part.object("hashes"));
  }

  private void observed(String kind, String property, String text) {
    if (!property.equals("id")) { // its own, which a pattern could mean and an object cannot
      PropertyValues.add(kind, property, text, values);
    }
  }

  private void strings(JsonValue value, Kind kind) {
    if (value instanceof JsonArray list) {
      for (JsonValue element : list.values()) {
        if (element instanceof JsonString(var text)) {
          values.add(kind, text);
        }
      }
    }
  }

  private void refer(StixId target) {
    if (target.equals(id) || references.contains(target)) {
      return;
    }
    if (references.size() == Admission.REFERENCES_MAX) {
      allReferences = false;
      return;
    }
    if (references.isEmpty()) {
      references = new ArrayList<>(4);
    } else if (references.size() == FEW && !(references instanceof Set)) {
      references = new LinkedHashSet<>(references);
    }
    references.add(target);
  }
}
