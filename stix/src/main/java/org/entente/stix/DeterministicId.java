package org.entente.stix;

import java.util.Optional;
import java.util.UUID;
import org.entente.stix.json.JsonObject;

/// Identifiers of cyber-observables that follow from their content (STIX 2.1 §2.9, §3.4), so that
/// everyone who sees the same address gives it the same name.
public final class DeterministicId {
  /// The namespace of the UUIDs (STIX 2.1 §2.9).
  public static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private DeterministicId() {}

  /// The identifier that `observable` should have; empty when its `type` is none of the standard's
  /// observables, when that type has no contributing properties (`process`), or when none of them
  /// is present.
  public static Optional<StixId> of(JsonObject observable) {
    return Optional.empty();
  }

  /// The contributing properties of `observable` as canonical JSON (RFC 8785): equal for two
  /// observables of one type exactly when they are the same observable. Empty as in [#of].
  public static Optional<byte[]> contributing(JsonObject observable) {
    return Optional.empty();
  }
}
