package org.entente.stix;

import java.util.List;
import java.util.function.Function;
import org.entente.stix.json.JsonObject;

/// Builds an object with versions: a domain, a relationship or a meta object. It starts with an id
/// and times of its own. Not thread-safe.
///
/// @param <B> the builder itself
/// @param <T> what it builds
public abstract non-sealed class VersionedBuilder<B extends VersionedBuilder<B, T>, T>
    extends ObjectBuilder<B, T> {
  /// A builder for a new object.
  protected VersionedBuilder(String type, Mint mint, Function<JsonObject, T> make) {
    this(mint.begin(type), make);
  }

  /// A builder that starts with everything that `start` has.
  protected VersionedBuilder(JsonObject start, Function<JsonObject, T> make) {
    super(start, make);
  }

  public B createdByRef(StixId identity) {
    return id("created_by_ref", identity);
  }

  public B created(StixTimestamp time) {
    return time("created", time);
  }

  public B modified(StixTimestamp time) {
    return time("modified", time);
  }

  public B revoked(boolean revoked) {
    return flag("revoked", revoked);
  }

  public B labels(String... labels) {
    return texts("labels", labels);
  }

  /// @param confidence 0 to 100
  public B confidence(long confidence) {
    return integer("confidence", confidence);
  }

  /// @param language a tag of RFC 5646
  public B lang(String language) {
    return text("lang", language);
  }

  public B externalReferences(ExternalReference... references) {
    return structures("external_references", List.of(references), ExternalReference::toJson);
  }
}
