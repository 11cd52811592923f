package org.entente.stix.json;

/// What came of reading one JSON value.
public sealed interface JsonRead {
  /// The value.
  record Value(JsonValue value) implements JsonRead {}

  /// There is none. One problem is named: the first that is fatal, else the first.
  ///
  /// @param problem what is wrong
  /// @param remains of an object, the members that could be made out and are short strings: enough
  ///   to say which one was refused
  record Refused(JsonProblem problem, JsonObject remains) implements JsonRead {}
}
