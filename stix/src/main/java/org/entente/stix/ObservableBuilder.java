package org.entente.stix;

import java.util.Optional;
import java.util.function.Function;
import org.entente.stix.json.JsonObject;

/// Builds a cyber-observable. Unless an id is given, it gets the one that follows from its content,
/// or a random one when nothing in it contributes to the id (STIX 2.1 §2.9). Not thread-safe.
///
/// @param <B> the builder itself
/// @param <T> what it builds
public abstract non-sealed class ObservableBuilder<B extends ObservableBuilder<B, T>, T>
    extends ObjectBuilder<B, T> {
  private final String type;
  private final Mint mint;

  /// A builder for a new observable.
  protected ObservableBuilder(String type, Mint mint, Function<JsonObject, T> make) {
    this(
        type,
        mint,
        JsonObject.builder().put("type", type).put("spec_version", "2.1").build(),
        make);
  }

  /// A builder that starts with everything that `start` has, except for an id that follows from its
  /// content, which is about to change.
  protected ObservableBuilder(
      String type, Mint mint, JsonObject start, Function<JsonObject, T> make) {
    super(withoutDeterministicId(start), make);
    this.type = type;
    this.mint = mint;
  }

  /// Whether the values were altered so that nobody follows them by accident.
  public B defanged(boolean defanged) {
    return flag("defanged", defanged);
  }

  @Override
  protected JsonObject json() {
    JsonObject members = super.json();
    if (members.has("id")) {
      return members;
    }
    StixId id = DeterministicId.of(members).orElseGet(() -> mint.id(type));
    JsonObject.Builder withId = JsonObject.builder();
    for (int i = 0; i < members.size(); i++) {
      withId.put(members.name(i), members.value(i));
    }
    return withId.put("id", id.toString()).build();
  }

  private static JsonObject withoutDeterministicId(JsonObject start) {
    String id = start.string("id");
    Optional<StixId> derived = DeterministicId.of(start);
    return id != null && derived.isPresent() && derived.get().toString().equalsIgnoreCase(id)
        ? start.toBuilder().remove("id").build()
        : start;
  }
}
