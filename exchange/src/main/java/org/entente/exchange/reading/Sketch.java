package org.entente.exchange.reading;

import org.entente.exchange.collection.Content;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;

/// What a person recognises an object by, in one line. Immutable.
///
/// @param name its name, else its value, key or path; empty when it has none; cut to
///   [#NAME_LENGTH_MAX] characters. Foreign text.
/// @param revoked whether its author withdrew it (STIX 2.1 §3.2)
public record Sketch(String name, boolean revoked) {
  /// Characters of a name.
  public static final int NAME_LENGTH_MAX = 200;

  private static final Sketch BLANK = new Sketch("", false);

  public Sketch {
    if (name.length() > NAME_LENGTH_MAX) {
      boolean whole = !Character.isHighSurrogate(name.charAt(NAME_LENGTH_MAX - 1));
      name = name.substring(0, whole ? NAME_LENGTH_MAX : NAME_LENGTH_MAX - 1);
    }
  }

  static Sketch of(Content content) {
    return switch (read(content)) {
      case JsonRead.Value(JsonObject json) -> of(json);
      case JsonRead.Value other -> BLANK;
      case JsonRead.Refused refused -> BLANK;
    };
  }

  static Sketch of(JsonObject json) {
    String name = "";
    for (String property : new String[] {"name", "value", "key", "path", "display_name"}) {
      String text = json.string(property);
      if (text != null && !text.isBlank()) {
        name = text;
        break;
      }
    }
    return new Sketch(name, json.get("revoked") == JsonBoolean.TRUE);
  }

  static JsonRead read(Content content) {
    return new JsonReader(JsonLimits.DEFAULTS)
        .read(content.array(), content.offset(), content.length());
  }
}
