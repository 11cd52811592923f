package org.entente.taxii;

import java.util.function.Function;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonProblem;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;

/// What came of reading a resource.
///
/// @param <T> the kind of resource
public sealed interface Reading<T> {
  /// It is understood.
  record Good<T>(T resource) implements Reading<T> {}

  /// It is not, and why.
  record Bad<T>(Problem problem) implements Reading<T> {}

  /// Reads the resource that `body` holds.
  ///
  /// @param body one JSON object in UTF-8
  /// @param limits bounds on it
  /// @param reader the `read` method of a kind of resource
  static <T> Reading<T> of(
      byte[] body, JsonLimits limits, Function<JsonObject, Reading<T>> reader) {
    return of(body, new JsonReader(limits), reader);
  }

  /// As above, with a reader of JSON that was used before.
  static <T> Reading<T> of(byte[] body, JsonReader json, Function<JsonObject, Reading<T>> reader) {
    return switch (json.read(body)) {
      case JsonRead.Value(JsonObject object) -> reader.apply(object);
      case JsonRead.Value other ->
          new Bad<>(Problem.of("resource-not-object", "", "TAXII 2.1 §1.6.7"));
      case JsonRead.Refused refused -> {
        JsonProblem problem = refused.problem();
        yield new Bad<>(
            new Problem(
                problem.code(), problem.pointer(), problem.kind().clause(), problem.arguments()));
      }
    };
  }
}
