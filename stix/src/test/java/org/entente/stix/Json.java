package org.entente.stix;

import java.nio.charset.StandardCharsets;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;

/// JSON text as a tree, for tests.
public final class Json {
  private Json() {}

  /// The object that `text` is; apostrophes may stand for quotation marks.
  public static JsonObject object(String text) {
    return strict(text.replace('\'', '"'));
  }

  /// The object that `text` is, apostrophes and all.
  public static JsonObject strict(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (new JsonReader(JsonLimits.DEFAULTS).read(bytes)) {
      case JsonRead.Value(JsonObject object) -> object;
      case JsonRead other -> throw new AssertionError(other + " in " + text);
    };
  }
}
