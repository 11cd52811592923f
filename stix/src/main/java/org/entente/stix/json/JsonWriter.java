package org.entente.stix.json;

/// Compact JSON text of a tree: members in their order, no spaces, only what must be escaped is.
public final class JsonWriter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonWriter() {}

  /// The text of `value`.
  public static String text(JsonValue value) {
    var out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  /// Appends the text of `value`. Recursion is as deep as the value, which reading bounds.
  public static void write(JsonValue value, StringBuilder out) {
    switch (value) {
      case JsonObject object -> {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          quote(object.name(i), out);
          write(object.value(i), out.append(':'));
        }
        out.append('}');
      }
      case JsonArray array -> {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          write(array.get(i), out);
        }
        out.append(']');
      }
      case JsonString(var text) -> quote(text, out);
      case JsonNumber number -> out.append(number);
      case JsonBoolean bool -> out.append(bool);
      case JsonNull none -> out.append(none);
    }
  }

  /// `text` as a JSON string, quotes included.
  public static String quoted(String text) {
    var out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
