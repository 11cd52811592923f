package org.entente.stix.json;

/// Reads one JSON value from UTF-8 bytes, strictly: RFC 8259 without any of the customary
/// extensions, and I-JSON (RFC 7493): distinct names, whole characters, numbers that every reader
/// can hold. A byte order mark at the very start is passed over (RFC 8259 §8.1).
///
/// Not thread-safe, and meant to be used again: a reader keeps its working memory and the names it
/// met between values.
public final class JsonReader {
  private final JsonLimits limits;

  public JsonReader(JsonLimits limits) {
    this.limits = limits;
  }

  /// Reads the one value that `bytes` hold.
  public JsonRead read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  /// Reads the one value that `length` bytes from `offset` hold. Places in problems count from
  /// `offset`.
  public JsonRead read(byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException(limits + " " + offset + length);
  }

  /// The value of a text that the program itself wrote, within [JsonLimits#DEFAULTS].
  ///
  /// @throws IllegalArgumentException when it is not acceptable JSON
  public static JsonValue parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /// As [#parse], for an object.
  ///
  /// @throws IllegalArgumentException when it is not acceptable JSON, or no object
  public static JsonObject parseObject(String text) {
    throw new UnsupportedOperationException(text);
  }
}
