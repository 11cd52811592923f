package org.entente.stix;

import java.util.List;
import java.util.function.Function;
import org.entente.stix.json.JsonObject;

/// Builds an object of any kind. Not thread-safe.
///
/// @param <B> the builder itself
/// @param <T> what it builds
public abstract sealed class ObjectBuilder<B extends ObjectBuilder<B, T>, T>
    extends PropertyBuilder<B, T> permits VersionedBuilder, ObservableBuilder {
  ObjectBuilder(JsonObject start, Function<JsonObject, T> type) {
    super(start, type);
  }

  public B id(StixId id) {
    return id("id", id);
  }

  /// The marking definitions that apply to the whole object.
  public B objectMarkingRefs(StixId... markings) {
    return ids("object_marking_refs", markings);
  }

  /// The marking definitions and languages that apply to parts of the object.
  public B granularMarkings(GranularMarking... markings) {
    return structures("granular_markings", List.of(markings), GranularMarking::toJson);
  }

  /// Adds an extension, or replaces the one of that key.
  ///
  /// @param key the id of its extension definition, or the name of a predefined one
  public B extension(String key, Extension extension) {
    JsonObject extensions = json().object("extensions");
    JsonObject.Builder more = extensions == null ? JsonObject.builder() : extensions.toBuilder();
    return dictionary("extensions", more.put(key, extension.toJson()).build());
  }
}
