package org.entente.stix.marking;

import java.util.Optional;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Names a part of an object for a granular marking (STIX 2.1 §7.2.3): property names and
/// dictionary keys, and list indexes in brackets, joined by dots, such as
/// `external_references.[0].source_name`. What is selected includes all that is inside it.
/// Immutable.
///
/// @param text the selector as it is written
public record Selector(String text) {
  /// The longest selector that is read, in UTF-16 units.
  public static final int LENGTH_MAX = 16 * 1024;

  /// The greatest list index has this many digits.
  private static final int INDEX_DIGITS_MAX = 9;

  /// @throws IllegalArgumentException when `text` is no selector
  public Selector {
    if (!isSelector(text)) {
      throw new IllegalArgumentException("not a selector");
    }
  }

  /// Parses `text`; a selector that is none is an ordinary outcome of reading foreign data.
  public static Optional<Selector> tryParse(String text) {
    return isSelector(text) ? Optional.of(new Selector(text)) : Optional.empty();
  }

  /// Whether `text` is a selector: whether it selects anything is another question.
  public static boolean isSelector(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX || text.charAt(0) == '[') {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isComponent(text, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  /// What this selects in `object`; empty when the object has no such part.
  public Optional<JsonValue> resolve(JsonObject object) {
    return Optional.ofNullable(resolveOrNull(object, text));
  }

  /// As [#resolve] of the selector `text`, without making one.
  public static @Nullable JsonValue resolveOrNull(JsonObject object, String text) {
    JsonValue here = object;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      here = step(here, text, start, end);
      if (here == null || dot < 0) {
        return here;
      }
      start = end + 1;
    }
    return null;
  }

  /// Whether what `other` selects lies inside what this selects, or is the same.
  public boolean includes(Selector other) {
    return other.text.startsWith(text)
        && (other.text.length() == text.length() || other.text.charAt(text.length()) == '.');
  }

  @Override
  public String toString() {
    return text;
  }

  private static @Nullable JsonValue step(JsonValue here, String text, int from, int to) {
    if (from < to && text.charAt(from) == '[') {
      int index = index(text, from, to);
      return here instanceof JsonArray array && index >= 0 && index < array.size()
          ? array.get(index)
          : null;
    }
    return here instanceof JsonObject object
        ? object.get(from == 0 && to == text.length() ? text : text.substring(from, to))
        : null;
  }

  private static boolean isComponent(String text, int from, int to) {
    if (from == to) {
      return false;
    }
    if (text.charAt(from) == '[') {
      return index(text, from, to) >= 0;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /// The number in `[n]`, or -1. As in JSONPath, 0 alone begins with 0.
  private static int index(String text, int from, int to) {
    int digits = to - from - 2;
    if (digits < 1 || digits > INDEX_DIGITS_MAX || text.charAt(to - 1) != ']') {
      return -1;
    }
    if (digits > 1 && text.charAt(from + 1) == '0') {
      return -1;
    }
    int value = 0;
    for (int i = from + 1; i < to - 1; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
