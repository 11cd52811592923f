package org.entente.stix.json;

/// `true` or `false`.
public enum JsonBoolean implements JsonValue {
  FALSE,
  TRUE
}
