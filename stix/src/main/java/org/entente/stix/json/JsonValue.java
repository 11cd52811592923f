package org.entente.stix.json;

/// A JSON value (RFC 8259). Immutable. `toString` is compact JSON text for any of them; two are
/// equal exactly when their canonical forms are ([Jcs]).
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {}
