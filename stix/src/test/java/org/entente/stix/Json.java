package org.entente.stix;

import java.nio.charset.StandardCharsets;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// JSON text as a tree, for tests.
public final class Json {
  private Json() {}

  /// The object that `text` is; apostrophes may stand for quotation marks.
  public static JsonObject object(String text) {
    return strict(text.replace('\'', '"'));
  }

  /// `value` with all its ids in lower case, as records write them.
  public static JsonValue withPlainIds(JsonValue value) {
    return switch (value) {
      case JsonString(var text) -> {
        StixId id = StixId.parseOrNull(text);
        yield id == null ? value : new JsonString(id.toString());
      }
      case JsonArray(var values) -> new JsonArray(values.stream().map(Json::withPlainIds).toList());
      case JsonObject object -> {
        JsonObject.Builder members = JsonObject.builder();
        for (int i = 0; i < object.size(); i++) {
          members.put(object.name(i), withPlainIds(object.value(i)));
        }
        yield members.build();
      }
      default -> value;
    };
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
