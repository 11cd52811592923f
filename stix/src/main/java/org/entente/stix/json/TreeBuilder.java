package org.entente.stix.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Builds trees from tokens, and gives up without a word at the first thing that is not acceptable:
/// what it is, [Diagnosis] finds out. So the path that good data takes keeps no pointers and no
/// places.
///
/// Members and elements are collected on one stack that is used again for each value; the arrays of
/// the tree are cut from it in their exact size.
final class TreeBuilder {
  private static final int STACK_START = 256;

  /// A larger stack is not kept for the next value.
  private static final int STACK_KEPT_MAX = 4_096;

  /// 2⁵³ has 16 digits, and JSON has no leading zeros.
  private static final int INTEGER_LENGTH_MAX = 17;

  private static final JsonArray EMPTY_ARRAY = new JsonArray(List.of());

  private final JsonLimits limits;
  private String[] names = new String[STACK_START];
  private JsonValue[] values = new JsonValue[STACK_START];
  private int top;
  private int count;

  TreeBuilder(JsonLimits limits) {
    this.limits = limits;
  }

  /// The one value that `parser` gives, or null if it is not acceptable or not the only one.
  ///
  /// @throws tools.jackson.core.JacksonException when it is no JSON, or beyond the parser's own
  ///   limits
  @Nullable JsonValue build(JsonParser parser) {
    top = 0;
    count = 0;
    JsonValue value = value(parser, parser.nextToken(), 1);
    if (values.length > STACK_KEPT_MAX) {
      names = new String[STACK_START];
      values = new JsonValue[STACK_START];
    }
    return value == null || parser.nextToken() != null ? null : value;
  }

  private @Nullable JsonValue value(JsonParser parser, @Nullable JsonToken token, int depth) {
    if (token == null || ++count > limits.values()) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> depth > limits.depth() ? null : object(parser, depth);
      case START_ARRAY -> depth > limits.depth() ? null : array(parser, depth);
      case VALUE_STRING -> string(parser.getString());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private @Nullable JsonValue object(JsonParser parser, int depth) {
    int from = top;
    long seen = 0;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      // One bit for each name: a name whose bit is not set yet is new without looking further.
      long bit = 1L << name.hashCode();
      if ((seen & bit) != 0 && top - from < JsonObject.SORTED_FROM && occurs(name, from)) {
        return null;
      }
      seen |= bit;
      if (top - from == limits.members() || name.length() > limits.nameLength()) {
        return null;
      }
      JsonValue value = value(parser, parser.nextToken(), depth + 1);
      if (value == null) {
        return null;
      }
      push(name, value);
    }
    if (top == from) {
      return JsonObject.EMPTY;
    }
    String[] ownNames = Arrays.copyOfRange(names, from, top);
    JsonValue[] ownValues = Arrays.copyOfRange(values, from, top);
    top = from;
    return JsonObject.ofDistinct(ownNames, ownValues);
  }

  private @Nullable JsonValue array(JsonParser parser, int depth) {
    int from = top;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (top - from == limits.elements()) {
        return null;
      }
      JsonValue value = value(parser, token, depth + 1);
      if (value == null) {
        return null;
      }
      push("", value);
    }
    if (top == from) {
      return EMPTY_ARRAY;
    }
    JsonValue[] own = Arrays.copyOfRange(values, from, top);
    top = from;
    return new JsonArray(List.of(own));
  }

  private @Nullable JsonValue string(String text) {
    return text.length() > limits.stringLength() ? null : new JsonString(text);
  }

  private @Nullable JsonValue integer(JsonParser parser) {
    int length = parser.getStringLength();
    if (length > INTEGER_LENGTH_MAX || length > limits.numberLength()) {
      return null;
    }
    long value = parser.getLongValue();
    return value > JsonNumber.INTEGER_MAX || value < -JsonNumber.INTEGER_MAX
        ? null
        : JsonNumber.of(value);
  }

  private @Nullable JsonValue decimal(JsonParser parser) {
    double value = parser.getDoubleValue();
    return parser.getStringLength() > limits.numberLength() || !JsonNumber.holds(value)
        ? null
        : JsonNumber.of(value);
  }

  private boolean occurs(String name, int from) {
    for (int i = from; i < top; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void push(String name, JsonValue value) {
    if (top == values.length) {
      names = Arrays.copyOf(names, top * 2);
      values = Arrays.copyOf(values, top * 2);
    }
    names[top] = name;
    values[top++] = value;
  }
}
