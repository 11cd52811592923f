package org.entente.stix.json;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/// The JSON Canonicalization Scheme (RFC 8785): one sequence of bytes for all spellings of a value,
/// so that values can be hashed, signed and compared. Members are sorted by the UTF-16 units of
/// their names, numbers are written as ECMAScript does, strings with the fewest escapes. Two values
/// are equal exactly when their canonical bytes are.
///
/// All methods throw [IllegalArgumentException] for a string that holds half a surrogate pair: it
/// has no canonical form (§3.2.2.2). Values that were read never do.
public final class Jcs {
  private Jcs() {}

  /// The canonical bytes of `value`.
  public static byte[] bytes(JsonValue value) {
    JcsWriter writer = written(value);
    return Arrays.copyOf(writer.array(), writer.length());
  }

  /// Writes the canonical bytes of `value` to `out`.
  public static void write(JsonValue value, OutputStream out) throws IOException {
    JcsWriter writer = written(value);
    out.write(writer.array(), 0, writer.length());
  }

  /// Feeds the canonical bytes of `value` to `digest`.
  public static void update(JsonValue value, MessageDigest digest) {
    JcsWriter writer = written(value);
    digest.update(writer.array(), 0, writer.length());
  }

  private static JcsWriter written(JsonValue value) {
    var writer = new JcsWriter();
    writer.write(value);
    return writer;
  }
}
