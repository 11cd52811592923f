package org.entente.stix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;

/// Collects the properties of an object, an extension or a nested structure. A property set again
/// replaces its value. Nothing is checked before [#build]. Not thread-safe.
///
/// @param <B> the builder itself
/// @param <T> what it builds
public abstract class PropertyBuilder<B extends PropertyBuilder<B, T>, T> {
  private final JsonObject.Builder members;
  private final Function<JsonObject, T> type;

  /// @param start the properties to start with
  /// @param type makes the value of its properties
  protected PropertyBuilder(JsonObject start, Function<JsonObject, T> type) {
    this.members = start.toBuilder();
    this.type = type;
  }

  /// A property that this standard does not define. Its name should begin with `x_`, unless an
  /// extension declares it.
  public B custom(String name, JsonValue value) {
    return put(name, value);
  }

  /// Leaves a property out after all.
  public B without(String name) {
    members.remove(name);
    return self();
  }

  /// The value of these properties.
  ///
  /// @throws InvalidStix when they break a rule
  public T build() {
    return type.apply(json());
  }

  protected JsonObject json() {
    return members.build();
  }

  protected B text(String name, String value) {
    members.put(name, value);
    return self();
  }

  protected B texts(String name, String... values) {
    return put(name, JsonArray.ofStrings(List.of(values)));
  }

  protected B id(String name, StixId value) {
    return text(name, value.toString());
  }

  protected B ids(String name, StixId... values) {
    return put(name, JsonArray.ofStrings(Arrays.stream(values).map(StixId::toString).toList()));
  }

  protected B time(String name, StixTimestamp value) {
    return text(name, value.text());
  }

  protected B integer(String name, long value) {
    return put(name, JsonNumber.of(value));
  }

  protected B decimal(String name, double value) {
    return put(name, JsonNumber.of(value));
  }

  protected B flag(String name, boolean value) {
    return put(name, JsonBoolean.of(value));
  }

  protected B dictionary(String name, JsonObject value) {
    return put(name, value);
  }

  protected B hashes(String name, Map<String, String> values) {
    JsonObject.Builder hashes = JsonObject.builder();
    values.forEach(hashes::put);
    return put(name, hashes.build());
  }

  protected <S> B structures(String name, List<S> values, Function<S, JsonObject> form) {
    return put(name, JsonArray.of(values.stream().map(form).toArray(JsonValue[]::new)));
  }

  final B put(String name, JsonValue value) {
    members.put(name, value);
    return self();
  }

  @SuppressWarnings("unchecked") // B is this class by the contract of the parameter
  final B self() {
    return (B) this;
  }
}
