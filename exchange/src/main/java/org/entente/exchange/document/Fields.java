package org.entente.exchange.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The properties of one document, read with their types. What is there and has another type, or is
/// needed and missing, ends in an [UnreadableDocument].
///
/// @param where the document, for messages
/// @param json its content
public record Fields(String where, JsonObject json) {
  public String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw unreadable(name);
    }
    return text;
  }

  public @Nullable String optionalText(String name) {
    JsonValue value = json.get(name);
    return switch (value) {
      case null -> null;
      case JsonString(var text) -> text;
      default -> throw unreadable(name);
    };
  }

  /// A string that `parse` understands.
  public <T> T parsed(String name, Function<String, Optional<T>> parse) {
    return parse.apply(text(name)).orElseThrow(() -> unreadable(name));
  }

  /// As [#parsed], or null when there is none.
  public <T> @Nullable T optional(String name, Function<String, Optional<T>> parse) {
    return json.has(name) ? parsed(name, parse) : null;
  }

  public boolean flag(String name) {
    if (json.get(name) instanceof JsonBoolean flag) {
      return flag.value();
    }
    throw unreadable(name);
  }

  public long number(String name) {
    if (json.get(name) instanceof JsonNumber number && number.isInteger()) {
      return number.longValue();
    }
    throw unreadable(name);
  }

  public Instant time(String name) {
    return parsed(name, Fields::instant);
  }

  public @Nullable Instant optionalTime(String name) {
    return optional(name, Fields::instant);
  }

  /// The strings of an array, each as `parse` understands it; none when there is no such property.
  public <T> List<T> list(String name, Function<String, Optional<T>> parse) {
    var found = new ArrayList<T>();
    JsonValue value = json.get(name);
    if (value != null) {
      if (!(value instanceof JsonArray array)) {
        throw unreadable(name);
      }
      for (JsonValue element : array.values()) {
        if (!(element instanceof JsonString(var text))) {
          throw unreadable(name);
        }
        found.add(parse.apply(text).orElseThrow(() -> unreadable(name)));
      }
    }
    return found;
  }

  private UnreadableDocument unreadable(String name) {
    return new UnreadableDocument(where + ": property " + name + " is missing or malformed");
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
