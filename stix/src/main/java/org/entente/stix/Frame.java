package org.entente.stix;

import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What surrounded the objects of a document. Immutable.
///
/// @param kind what it is
/// @param properties everything in it beside `objects`: `type`, `id`, `more`, custom properties…;
///   empty for lone objects
/// @param hasObjects whether there was an `objects` property, be it empty
public record Frame(Kind kind, JsonObject properties, boolean hasObjects) {
  static final Frame UNKNOWN = new Frame(Kind.UNKNOWN, JsonObject.EMPTY, false);

  /// The bundle's `id` as it came, or null.
  public @Nullable String id() {
    return properties.string("id");
  }

  /// The bundle's `spec_version` as it came, or null: STIX 2.0 has one there, 2.1 does not.
  public @Nullable String specVersion() {
    return properties.string("spec_version");
  }

  /// Whether an envelope says that more is to be had (TAXII 2.1 §3.7).
  public boolean more() {
    return properties.get("more") == JsonBoolean.TRUE;
  }

  /// An envelope's cursor for what follows, or null (TAXII 2.1 §3.7).
  public @Nullable String next() {
    return properties.string("next");
  }

  /// The kinds of document.
  public enum Kind {
    /// Not known yet, or unreadable.
    UNKNOWN,
    /// `"type": "bundle"` (STIX 2.1 §8).
    BUNDLE,
    /// `objects` without a type (TAXII 2.1 §3.7).
    ENVELOPE,
    /// An object that stands by itself, or several after another (JSON lines).
    OBJECTS
  }
}
