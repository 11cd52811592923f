package org.entente.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Reads one JSON value from UTF-8 bytes, strictly: RFC 8259 without any of the customary
/// extensions, and I-JSON (RFC 7493): distinct names, whole characters, numbers that every reader
/// can hold. A byte order mark at the very start is passed over (RFC 8259 §8.1).
///
/// Not thread-safe, and meant to be used again: a reader keeps its working memory between values.
///
/// Good text takes a fast path that says nothing but yes or no. Only after a no the text is gone
/// through again, slowly, to say what is wrong and where.
public final class JsonReader {
  private final JsonLimits limits;
  private final TreeBuilder builder;
  private final Tokens tokens;

  public JsonReader(JsonLimits limits) {
    this.limits = limits;
    this.builder = new TreeBuilder(limits);
    this.tokens = new Tokens(limits.nesting());
  }

  /// Reads the one value that `bytes` hold.
  public JsonRead read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  /// Reads the one value that `length` bytes from `offset` hold. Places in problems count from
  /// `offset`.
  public JsonRead read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int to = offset + length;
    Encoding encoding = Encoding.of(bytes, offset, to);
    if (encoding != Encoding.UTF_8) {
      return refused(JsonProblem.Kind.ENCODING, encoding.label());
    }
    int from = offset + Encoding.byteOrderMarkLength(bytes, offset, to);
    if (Characters.firstBad(bytes, from, to) < 0) {
      JsonValue value = attempt(tokens.fast(bytes, from, to - from));
      if (value != null) {
        return new JsonRead.Value(value);
      }
    }
    JsonRead.Refused refused = Diagnosis.of(bytes, from, to, limits, tokens);
    return refused != null
        ? moved(refused, from - offset)
        : new JsonRead.Value(again(bytes, from, to));
  }

  /// The value of a text that the program itself wrote, within [JsonLimits#DEFAULTS].
  ///
  /// @throws IllegalArgumentException when it is not acceptable JSON
  public static JsonValue parse(String text) {
    return switch (new JsonReader(JsonLimits.DEFAULTS)
        .read(text.getBytes(StandardCharsets.UTF_8))) {
      case JsonRead.Value(var value) -> value;
      case JsonRead.Refused refused ->
          throw new IllegalArgumentException(refused.problem().toString());
    };
  }

  /// As [#parse], for an object.
  ///
  /// @throws IllegalArgumentException when it is not acceptable JSON, or no object
  public static JsonObject parseObject(String text) {
    if (parse(text) instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("not an object");
  }

  private @Nullable JsonValue attempt(JsonParser parser) {
    try (parser) {
      return builder.build(parser);
    } catch (JacksonException e) {
      return null;
    }
  }

  /// For text that the fast tokeniser refused without need.
  private JsonValue again(byte[] bytes, int from, int to) {
    JsonValue value = attempt(tokens.thorough(bytes, from, to - from));
    if (value == null) {
      throw new IllegalStateException("neither readable nor wrong");
    }
    return value;
  }

  private static JsonRead.Refused refused(JsonProblem.Kind kind, String argument) {
    return new JsonRead.Refused(
        new JsonProblem(kind, "", 1, 1, 0, List.of(argument)), JsonObject.EMPTY);
  }

  /// Counts the byte order mark in.
  private static JsonRead.Refused moved(JsonRead.Refused refused, int by) {
    JsonProblem problem = refused.problem();
    return by == 0
        ? refused
        : new JsonRead.Refused(
            new JsonProblem(
                problem.kind(),
                problem.pointer(),
                problem.line(),
                problem.line() == 1 ? problem.column() + by : problem.column(),
                problem.byteOffset() + by,
                problem.arguments()),
            refused.remains());
  }
}
