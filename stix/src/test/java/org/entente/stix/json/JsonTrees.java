package org.entente.stix.json;

import java.util.ArrayList;
import java.util.random.RandomGenerator;

/// Random trees with everything in them that is allowed and rare.
public final class JsonTrees {
  private static final String[] PIECES = {
    "a",
    "name",
    "type",
    "\"",
    "\\",
    "/",
    "\u0000",
    "\u001f",
    "\n",
    "\u007f",
    "\u0080",
    "\u00e9",
    "\u07ff",
    "\u0800",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u2028",
    "\ud7ff",
    "\ue000",
    "\uffff",
    "\ud83d\ude00",
    "\udbff\udfff",
    "\\ud800",
    "{",
    "]",
    ","
  };
  private static final double[] NUMBERS = {
    0,
    1,
    -1,
    0.1,
    1e-7,
    1e21,
    123456789.125,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    4.35,
    1e300,
    JsonNumber.INTEGER_MAX,
    -JsonNumber.INTEGER_MAX
  };

  private JsonTrees() {}

  /// A tree of about `size` values.
  public static JsonValue tree(RandomGenerator random, int size) {
    return switch (size <= 1 ? 2 + random.nextInt(6) : random.nextInt(8)) {
      case 0 -> array(random, size);
      case 1, 2, 3 -> size <= 1 ? new JsonString(text(random)) : object(random, size);
      case 4 -> new JsonString(text(random));
      case 5 -> number(random);
      case 6 -> JsonBoolean.of(random.nextBoolean());
      default -> JsonNull.NULL;
    };
  }

  /// An object of about `size` values.
  public static JsonObject object(RandomGenerator random, int size) {
    var builder = JsonObject.builder();
    int members = size <= 0 ? 0 : random.nextInt(size + 1);
    for (int i = 0; i < members; i++) {
      builder.put(text(random) + (random.nextBoolean() ? i : ""), tree(random, size / members));
    }
    return builder.build();
  }

  private static JsonArray array(RandomGenerator random, int size) {
    var values = new ArrayList<JsonValue>();
    int elements = random.nextInt(size + 1);
    for (int i = 0; i < elements; i++) {
      values.add(tree(random, size / elements));
    }
    return new JsonArray(values);
  }

  private static JsonNumber number(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> JsonNumber.of(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> JsonNumber.of(random.nextInt());
      default -> {
        double value = Double.longBitsToDouble(random.nextLong());
        yield JsonNumber.of(JsonNumber.holds(value) ? value : 0);
      }
    };
  }

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /// JSON text of `value` with white space, escapes and spellings of numbers chosen at random.
  public static String spelt(JsonValue value, RandomGenerator random) {
    var out = new StringBuilder();
    spell(value, random, out);
    return out.toString();
  }

  private static void spell(JsonValue value, RandomGenerator random, StringBuilder out) {
    space(random, out);
    switch (value) {
      case JsonObject object -> {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
          out.append(i > 0 ? "," : "");
          space(random, out);
          spell(object.name(i), random, out);
          space(random, out);
          out.append(':');
          spell(object.value(i), random, out);
        }
        space(random, out);
        out.append('}');
      }
      case JsonArray array -> {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
          out.append(i > 0 ? "," : "");
          spell(array.get(i), random, out);
        }
        space(random, out);
        out.append(']');
      }
      case JsonString(var text) -> spell(text, random, out);
      case JsonNumber number -> spell(number, random, out);
      case JsonBoolean bool -> out.append(bool);
      case JsonNull none -> out.append(none);
    }
    space(random, out);
  }

  private static void spell(JsonNumber number, RandomGenerator random, StringBuilder out) {
    if (number.isInteger() && random.nextBoolean()) {
      out.append(number.longValue()).append(random.nextBoolean() ? ".0" : "e0");
    } else if (number.isInteger()) {
      out.append(number.longValue());
    } else {
      String text = Double.toString(number.doubleValue());
      out.append(random.nextBoolean() ? text.toLowerCase(java.util.Locale.ROOT) : text);
    }
  }

  private static void spell(String text, RandomGenerator random, StringBuilder out) {
    out.append('"');
    text.codePoints()
        .forEach(c -> {
          if (c < ' ' || c == '"' || c == '\\' || random.nextInt(8) == 0) {
            for (char unit : Character.toChars(c)) {
              String form = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
              out.append(String.format(java.util.Locale.ROOT, form, (int) unit));
            }
          } else {
            out.appendCodePoint(c);
          }
        });
    out.append('"');
  }

  private static void space(RandomGenerator random, StringBuilder out) {
    while (random.nextInt(6) == 0) {
      out.append(" \t\r\n".charAt(random.nextInt(4)));
    }
  }
}
