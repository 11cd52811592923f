package org.entente.stix.json;

/// What came of reading one JSON value.
public sealed interface JsonRead {
  /// The value.
  record Value(JsonValue value) implements JsonRead {}

  /// There is none, and why: the first problem of the text.
  record Refused(JsonProblem problem) implements JsonRead {}
}
