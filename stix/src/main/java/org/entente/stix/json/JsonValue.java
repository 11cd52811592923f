package org.entente.stix.json;

/// A JSON value (RFC 8259). Immutable.
public sealed interface JsonValue permits JsonBoolean {}
