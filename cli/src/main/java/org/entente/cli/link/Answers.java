package org.entente.cli.link;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What a node's answers hold. Whatever must be there and is not means that the other side is no
/// node that we can talk to.
public final class Answers {
  private static final String NOTHING = "-";

  private Answers() {}

  public static JsonObject object(JsonObject answer, String member) {
    JsonObject object = answer.object(member);
    if (object == null) {
      throw strange(member);
    }
    return object;
  }

  public static String string(JsonObject answer, String member) {
    String text = answer.string(member);
    if (text == null) {
      throw strange(member);
    }
    return text;
  }

  public static long number(JsonObject answer, String member) {
    return answer.get(member) instanceof JsonNumber number && number.isInteger()
        ? number.longValue()
        : 0;
  }

  public static boolean isTrue(JsonObject answer, String member) {
    return answer.get(member) == JsonBoolean.TRUE;
  }

  /// The objects in the array `member`.
  public static List<JsonObject> items(JsonObject answer, String member) {
    var items = new ArrayList<JsonObject>();
    JsonArray array = answer.array(member);
    if (array != null) {
      for (JsonValue value : array.values()) {
        if (value instanceof JsonObject item) {
          items.add(item);
        }
      }
    }
    return items;
  }

  /// A value as a person reads it; a dash when there is none.
  public static String text(@Nullable JsonValue value) {
    return switch (value) {
      case null -> NOTHING;
      case JsonNull none -> NOTHING;
      case JsonString(var string) -> string.isEmpty() ? NOTHING : string;
      case JsonArray(var values) ->
          values.isEmpty()
              ? NOTHING
              : values.stream().map(Answers::text).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  public static String text(JsonObject answer, String member) {
    return text(answer.get(member));
  }

  private static Failure strange(String member) {
    return Failure.of(Fault.NODE_STRANGE, member, "200");
  }
}
