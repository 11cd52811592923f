package org.entente.stix.members;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.stix.Common;
import org.entente.stix.Extension;
import org.entente.stix.ExternalReference;
import org.entente.stix.GranularMarking;
import org.entente.stix.InvalidStix;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.rules.Clause;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Conformance;
import org.entente.stix.rules.Shape;
import org.jspecify.annotations.Nullable;

/// Reads the members of one JSON object as the types of the model. What is missing is null or
/// empty, unless it is required; what is of another type is an [InvalidStix], whether it is
/// required or not.
public final class MemberReader {
  private final Shape shape;
  private final JsonObject object;

  /// @param shape the table that the object follows
  public MemberReader(Shape shape, JsonObject object) {
    this.shape = shape;
    this.object = object;
  }

  /// A reader for the object `json`, whose type is `type`.
  public static MemberReader of(String type, JsonObject json) {
    String found = json.string("type");
    if (!type.equals(found)) {
      throw Conformance.broken(
          Code.TYPE_INVALID, "/type", Clause.COMMON_PROPERTIES, String.valueOf(found));
    }
    return new MemberReader(Tables.ofObject(type), json);
  }

  public String text(String name) {
    return required(name, textOrNull(name));
  }

  public @Nullable String textOrNull(String name) {
    JsonValue value = object.get(name);
    return value == null ? null : text(name, value);
  }

  public List<String> texts(String name) {
    return elements(name, value -> text(name, value));
  }

  public StixId id(String name) {
    return required(name, idOrNull(name));
  }

  public @Nullable StixId idOrNull(String name) {
    String text = textOrNull(name);
    return text == null ? null : id(name, text);
  }

  public List<StixId> ids(String name) {
    return elements(name, value -> id(name, text(name, value)));
  }

  public StixTimestamp time(String name) {
    return required(name, timeOrNull(name));
  }

  public @Nullable StixTimestamp timeOrNull(String name) {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    StixTimestamp time = StixTimestamp.parseOrNull(text);
    if (time == null) {
      throw Conformance.broken(Code.TIMESTAMP_INVALID, "/" + name, Clause.TIMESTAMP, text);
    }
    return time;
  }

  public long integer(String name) {
    return required(name, integerOrNull(name));
  }

  public @Nullable Long integerOrNull(String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonNumber number && number.isInteger()) {
      return number.longValue();
    }
    throw mistyped(name);
  }

  public @Nullable Double decimalOrNull(String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    throw mistyped(name);
  }

  public boolean flag(String name) {
    return required(name, flagOrNull(name));
  }

  public @Nullable Boolean flagOrNull(String name) {
    JsonValue value = object.get(name);
    if (value == null || !shape.models(name, value)) {
      return null;
    }
    if (value instanceof JsonBoolean flag) {
      return flag.value();
    }
    throw mistyped(name);
  }

  public JsonObject dictionary(String name) {
    return required(name, dictionaryOrNull(name));
  }

  public @Nullable JsonObject dictionaryOrNull(String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonObject dictionary) {
      return dictionary;
    }
    throw mistyped(name);
  }

  /// Hashes by algorithm, in their order.
  public Map<String, String> hashes(String name) {
    JsonObject hashes = dictionaryOrNull(name);
    if (hashes == null) {
      return Map.of();
    }
    var read = new LinkedHashMap<String, String>();
    for (int i = 0; i < hashes.size(); i++) {
      read.put(hashes.name(i), text(name, hashes.value(i)));
    }
    return Collections.unmodifiableMap(read);
  }

  public <T> @Nullable T structureOrNull(String name, Function<JsonObject, T> type) {
    JsonObject structure = dictionaryOrNull(name);
    return structure == null ? null : type.apply(structure);
  }

  public <T> List<T> structures(String name, Function<JsonObject, T> type) {
    return elements(
        name,
        value -> {
          if (value instanceof JsonObject structure) {
            return type.apply(structure);
          }
          throw mistyped(name);
        });
  }

  /// Everything that the record does not have a component for.
  public JsonObject custom() {
    JsonObject.Builder custom = JsonObject.builder();
    for (int i = 0; i < object.size(); i++) {
      if (!shape.models(object.name(i), object.value(i))) {
        custom.put(object.name(i), object.value(i));
      }
    }
    return custom.build();
  }

  /// The common properties of an object with versions.
  public Common common() {
    return new Common(
        id("id"),
        idOrNull("created_by_ref"),
        time("created"),
        time("modified"),
        flagOrNull("revoked"),
        texts("labels"),
        integerOrNull("confidence"),
        textOrNull("lang"),
        externalReferences(),
        ids("object_marking_refs"),
        granularMarkings(),
        extensions(),
        custom());
  }

  /// The common properties of a cyber-observable.
  public ObservableCommon observable() {
    return new ObservableCommon(
        id("id"),
        textOrNull("spec_version") != null,
        ids("object_marking_refs"),
        granularMarkings(),
        flagOrNull("defanged"),
        extensions(),
        custom());
  }

  public List<ExternalReference> externalReferences() {
    return structures("external_references", ExternalReference::from);
  }

  public List<GranularMarking> granularMarkings() {
    return structures("granular_markings", GranularMarking::from);
  }

  /// Extensions by key, in their order.
  public Map<String, Extension> extensions() {
    JsonObject extensions = dictionaryOrNull("extensions");
    if (extensions == null) {
      return Map.of();
    }
    var read = new LinkedHashMap<String, Extension>();
    for (int i = 0; i < extensions.size(); i++) {
      if (!(extensions.value(i) instanceof JsonObject extension)) {
        throw mistyped("extensions");
      }
      read.put(extensions.name(i), Extension.from(extensions.name(i), extension));
    }
    return Collections.unmodifiableMap(read);
  }

  private <T> List<T> elements(String name, Function<JsonValue, T> type) {
    JsonValue value = object.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw mistyped(name);
    }
    if (array.size() == 0) {
      throw Conformance.broken(Code.LIST_EMPTY, "/" + name, Clause.LIST);
    }
    var read = new ArrayList<T>(array.size());
    for (JsonValue element : array.values()) {
      read.add(type.apply(element));
    }
    return List.copyOf(read);
  }

  private String text(String name, JsonValue value) {
    if (value instanceof JsonString(var text)) {
      return text;
    }
    throw mistyped(name);
  }

  private static StixId id(String name, String text) {
    StixId id = StixId.parseOrNull(text);
    if (id == null) {
      throw Conformance.broken(Code.REFERENCE_INVALID, "/" + name, Clause.IDENTIFIER, text);
    }
    return id;
  }

  private <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw Conformance.broken(Code.PROPERTY_MISSING, "/" + name, shape.clause(), name);
    }
    return value;
  }

  private InvalidStix mistyped(String name) {
    JsonValue value = object.get(name);
    return Conformance.broken(
        Code.VALUE_TYPE,
        "/" + name,
        shape.clause(),
        shape.dataType(name),
        value == null ? "null" : Shape.typeOf(value));
  }
}
