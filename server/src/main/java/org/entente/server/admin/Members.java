package org.entente.server.admin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The members of a request's JSON object, asked for one by one. What was never asked for is
/// unknown, and refused by [#end], so that a misspelling does not pass silently. A member that is
/// null counts as absent, except for [#isNull].
final class Members {
  private final JsonObject json;
  private final Set<String> asked = new LinkedHashSet<>();

  Members(JsonObject json) {
    this.json = json;
  }

  String text(String name) throws Malformed {
    String text = optionalText(name);
    if (text == null) {
      throw new Malformed(ServerCode.MEMBER_MISSING, name);
    }
    return text;
  }

  @Nullable String optionalText(String name) throws Malformed {
    return switch (value(name)) {
      case null -> null;
      case JsonString(var text) -> text;
      case JsonValue _ -> throw new Malformed(ServerCode.MEMBER_INVALID, name, "\"…\"");
    };
  }

  /// A text with a form of its own.
  ///
  /// @param expected the form, in a notation that needs no translation
  <T> T value(String name, Function<String, Optional<T>> form, String expected) throws Malformed {
    return parsed(name, text(name), form, expected);
  }

  <T> @Nullable T optionalValue(String name, Function<String, Optional<T>> form, String expected)
      throws Malformed {
    String text = optionalText(name);
    return text == null ? null : parsed(name, text, form, expected);
  }

  @Nullable Long optionalNumber(String name, long min, long max) throws Malformed {
    JsonValue value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonNumber number
        && number.isInteger()
        && number.longValue() >= min
        && number.longValue() <= max) {
      return number.longValue();
    }
    throw new Malformed(ServerCode.MEMBER_INVALID, name, min + " … " + max);
  }

  @Nullable Boolean optionalBoolean(String name) throws Malformed {
    return switch (value(name)) {
      case null -> null;
      case JsonBoolean truth -> truth.value();
      case JsonValue _ -> throw new Malformed(ServerCode.MEMBER_INVALID, name, "true | false");
    };
  }

  /// A list of texts with a form of their own; null when absent.
  <T> @Nullable List<T> optionalList(
      String name, Function<String, Optional<T>> form, String expected) throws Malformed {
    JsonValue value = value(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof JsonArray array)) {
      throw new Malformed(ServerCode.MEMBER_INVALID, name, "[" + expected + "]");
    }
    var values = new ArrayList<T>();
    for (JsonValue item : array.values()) {
      if (!(item instanceof JsonString(var text))) {
        throw new Malformed(ServerCode.MEMBER_INVALID, name, "[" + expected + "]");
      }
      values.add(parsed(name, text, form, expected));
    }
    return List.copyOf(values);
  }

  /// Whether the member is there and null.
  boolean isNull(String name) {
    asked.add(name);
    return json.get(name) == JsonNull.NULL;
  }

  void end() throws Malformed {
    for (String name : json.names()) {
      if (!asked.contains(name)) {
        throw new Malformed(ServerCode.MEMBER_UNKNOWN, name, String.join(", ", asked));
      }
    }
  }

  private static <T> T parsed(
      String name, String text, Function<String, Optional<T>> form, String expected)
      throws Malformed {
    Optional<T> parsed = form.apply(text);
    if (parsed.isEmpty()) {
      throw new Malformed(ServerCode.MEMBER_INVALID, name, expected);
    }
    return parsed.get();
  }

  private @Nullable JsonValue value(String name) {
    asked.add(name);
    JsonValue value = json.get(name);
    return value == JsonNull.NULL ? null : value;
  }

  /// Reads a request from its members.
  @FunctionalInterface
  interface Form<T> {
    T read(Members members) throws Malformed;
  }
}
