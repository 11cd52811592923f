package org.entente.stix.members;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entente.stix.Common;
import org.entente.stix.Extension;
import org.entente.stix.ExternalReference;
import org.entente.stix.GranularMarking;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.entente.stix.rules.Clause;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Conformance;
import org.entente.stix.rules.Shape;
import org.jspecify.annotations.Nullable;

/// Writes components of a record as members of a JSON object, in the order of the calls. What is
/// null or empty is left out.
public final class MemberWriter {
  private static final String VERSION = "2.1";

  private final JsonObject.Builder members = JsonObject.builder();

  /// An object with versions: who and when, `own`, the rest of the common properties, custom ones.
  public static JsonObject versioned(String type, Common common, Consumer<MemberWriter> own) {
    var out = new MemberWriter();
    out.text("type", type)
        .text("spec_version", VERSION)
        .id("id", common.id())
        .id("created_by_ref", common.createdByRef())
        .time("created", common.created())
        .time("modified", common.modified());
    own.accept(out);
    return out.flag("revoked", common.revoked())
        .texts("labels", common.labels())
        .integer("confidence", common.confidence())
        .text("lang", common.lang())
        .externalReferences(common.externalReferences())
        .ids("object_marking_refs", common.objectMarkingRefs())
        .granularMarkings(common.granularMarkings())
        .extensions(common.extensions())
        .custom(Tables.ofObject(type), common.custom())
        .json();
  }

  /// A cyber-observable: what it is, `own`, the rest of the common properties, custom ones.
  public static JsonObject observable(
      String type, ObservableCommon common, Consumer<MemberWriter> own) {
    var out = new MemberWriter();
    out.text("type", type)
        .text("spec_version", common.saysVersion() ? VERSION : null)
        .id("id", common.id());
    own.accept(out);
    return out.ids("object_marking_refs", common.objectMarkingRefs())
        .granularMarkings(common.granularMarkings())
        .flag("defanged", common.defanged())
        .extensions(common.extensions())
        .custom(Tables.ofObject(type), common.custom())
        .json();
  }

  /// A marking definition: what it is, `own`, custom properties.
  public static JsonObject marking(Consumer<MemberWriter> own, JsonObject custom) {
    String type = "marking-definition";
    var out = new MemberWriter();
    out.text("type", type).text("spec_version", VERSION);
    own.accept(out);
    return out.custom(Tables.ofObject(type), custom).json();
  }

  /// A nested structure or an extension that follows `shape`.
  public static JsonObject structure(Shape shape, JsonObject custom, Consumer<MemberWriter> own) {
    var out = new MemberWriter();
    own.accept(out);
    return out.custom(shape, custom).json();
  }

  public MemberWriter text(String name, @Nullable String value) {
    members.putIfPresent(name, value);
    return this;
  }

  public MemberWriter texts(String name, List<String> values) {
    return values.isEmpty() ? this : put(name, JsonArray.ofStrings(values));
  }

  public MemberWriter id(String name, @Nullable StixId value) {
    return text(name, value == null ? null : value.toString());
  }

  public MemberWriter ids(String name, List<StixId> values) {
    return texts(name, values.stream().map(StixId::toString).toList());
  }

  public MemberWriter time(String name, @Nullable StixTimestamp value) {
    return text(name, value == null ? null : value.text());
  }

  public MemberWriter integer(String name, @Nullable Long value) {
    return value == null ? this : put(name, JsonNumber.of((long) value));
  }

  public MemberWriter decimal(String name, @Nullable Double value) {
    return value == null ? this : put(name, JsonNumber.of((double) value));
  }

  public MemberWriter flag(String name, @Nullable Boolean value) {
    return value == null ? this : put(name, JsonBoolean.of(value));
  }

  public MemberWriter dictionary(String name, @Nullable JsonObject value) {
    return value == null ? this : put(name, value);
  }

  public MemberWriter hashes(String name, Map<String, String> values) {
    if (values.isEmpty()) {
      return this;
    }
    JsonObject.Builder hashes = JsonObject.builder();
    values.forEach(hashes::put);
    return put(name, hashes.build());
  }

  public <T> MemberWriter structure(String name, @Nullable T value, Function<T, JsonObject> form) {
    return value == null ? this : put(name, form.apply(value));
  }

  public <T> MemberWriter structures(String name, List<T> values, Function<T, JsonObject> form) {
    return values.isEmpty()
        ? this
        : put(name, JsonArray.of(values.stream().map(form).toArray(JsonObject[]::new)));
  }

  public MemberWriter externalReferences(List<ExternalReference> values) {
    return structures("external_references", values, ExternalReference::toJson);
  }

  public MemberWriter granularMarkings(List<GranularMarking> values) {
    return structures("granular_markings", values, GranularMarking::toJson);
  }

  public MemberWriter extensions(Map<String, Extension> values) {
    if (values.isEmpty()) {
      return this;
    }
    JsonObject.Builder extensions = JsonObject.builder();
    values.forEach((key, extension) -> extensions.put(key, extension.toJson()));
    return put("extensions", extensions.build());
  }

  /// Members as they are.
  ///
  /// @throws org.entente.stix.InvalidStix when there is a component for one of them: its value
  ///   would be hidden
  public MemberWriter custom(Shape shape, JsonObject custom) {
    for (int i = 0; i < custom.size(); i++) {
      String name = custom.name(i);
      if (shape.models(name, custom.value(i))) {
        throw Conformance.broken(
            Code.PROPERTY_NAME_INVALID, "/" + name, Clause.CUSTOM_PROPERTY, name);
      }
      members.put(name, custom.value(i));
    }
    return this;
  }

  public JsonObject json() {
    return members.build();
  }

  private MemberWriter put(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }
}
