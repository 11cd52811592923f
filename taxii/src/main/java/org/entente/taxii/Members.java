package org.entente.taxii;

import java.util.ArrayList;
import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The members of one resource, taken by name and type. Members nobody asks for are custom
/// properties (TAXII 2.1 §7.1) and are passed over; `null` and, for lists, `[]` count as missing,
/// since servers in the field send them although the specification forbids it (§2).
final class Members {
  private final JsonObject object;
  private final String pointer;

  private Members(JsonObject object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  /// Reads a resource with `reader`, turning the first thing amiss into its outcome.
  static <T> Reading<T> read(JsonObject object, Reader<T> reader) {
    try {
      return new Reading.Good<>(reader.read(new Members(object, "")));
    } catch (Malformed malformed) {
      return new Reading.Bad<>(malformed.problem);
    }
  }

  String string(String name) throws Malformed {
    String value = optionalString(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  @Nullable String optionalString(String name) throws Malformed {
    JsonValue value = get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonString(String text)) {
      return text;
    }
    throw invalid(name);
  }

  boolean bool(String name) throws Malformed {
    if (!has(name)) {
      throw missing(name);
    }
    return optionalBool(name);
  }

  /// False when missing, as `more` is (TAXII 2.1 §3.7).
  boolean optionalBool(String name) throws Malformed {
    JsonValue value = get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw invalid(name);
  }

  /// A whole number from `min`.
  long number(String name, long min) throws Malformed {
    JsonValue value = get(name);
    if (value == null) {
      throw missing(name);
    }
    if (value instanceof JsonNumber number && number.isInteger() && number.longValue() >= min) {
      return number.longValue();
    }
    throw invalid(name);
  }

  DateAdded time(String name) throws Malformed {
    DateAdded time = optionalTime(name);
    if (time == null) {
      throw missing(name);
    }
    return time;
  }

  @Nullable DateAdded optionalTime(String name) throws Malformed {
    String text = optionalString(name);
    return text == null ? null : DateAdded.tryParseAnyOffset(text).orElseThrow(() -> invalid(name));
  }

  List<String> strings(String name) throws Malformed {
    var strings = new ArrayList<String>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonString(String text))) {
        throw invalid(name + "/" + i);
      }
      strings.add(text);
    }
    return strings;
  }

  <T> List<T> objects(String name, Reader<T> reader) throws Malformed {
    var objects = new ArrayList<T>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      String place = name + "/" + i;
      if (!(array.get(i) instanceof JsonObject member)) {
        throw invalid(place);
      }
      objects.add(reader.read(new Members(member, pointer + "/" + place)));
    }
    return objects;
  }

  JsonObject object(String name) throws Malformed {
    JsonValue value = get(name);
    if (value == null) {
      return JsonObject.EMPTY;
    }
    if (value instanceof JsonObject member) {
      return member;
    }
    throw invalid(name);
  }

  boolean has(String name) {
    return get(name) != null;
  }

  /// The member, whatever it is; null when missing or `null`.
  @Nullable JsonValue get(String name) {
    JsonValue value = object.get(name);
    return value instanceof JsonNull ? null : value;
  }

  private JsonArray array(String name) throws Malformed {
    JsonValue value = get(name);
    if (value == null) {
      return JsonArray.of();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw invalid(name);
  }

  Malformed missing(String name) {
    return new Malformed(
        Problem.of("resource-property-missing", pointer + "/" + name, "TAXII 2.1 §3.8", name));
  }

  Malformed invalid(String name) {
    return new Malformed(
        Problem.of("resource-property-invalid", pointer + "/" + name, "TAXII 2.1 §2", name));
  }

  /// Makes a resource of its members.
  @FunctionalInterface
  interface Reader<T> {
    T read(Members members) throws Malformed;
  }

  /// Carries a problem up to [#read].
  static final class Malformed extends Exception {
    private final transient Problem problem;

    Malformed(Problem problem) {
      super(problem.code(), null, false, false);
      this.problem = problem;
    }
  }
}
