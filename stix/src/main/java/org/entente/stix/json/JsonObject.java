package org.entente.stix.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON object whose members keep the order in which they came. Names are distinct: reading
/// refuses duplicates. Equality ignores the order (RFC 8259 §4). Immutable.
///
/// Objects of STIX have about a dozen members, so look-ups compare names one after the other.
public final class JsonObject implements JsonValue {
  public static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0]);

  private final String[] names;
  private final JsonValue[] values;

  /// Takes the arrays as they are: neither may be changed afterwards, names must be distinct.
  JsonObject(String[] names, JsonValue[] values) {
    this.names = names;
    this.values = values;
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return names.length;
  }

  public boolean isEmpty() {
    return names.length == 0;
  }

  /// The name of the member at `index`, in the order of the input.
  public String name(int index) {
    return names[index];
  }

  /// The value of the member at `index`, in the order of the input.
  public JsonValue value(int index) {
    return values[index];
  }

  /// The value of the member `name`, or null if there is none.
  public @Nullable JsonValue get(String name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /// The member's string, or null when it is missing or no string.
  public @Nullable String string(String name) {
    return get(name) instanceof JsonString(var value) ? value : null;
  }

  /// The member's array, or null when it is missing or no array.
  public @Nullable JsonArray array(String name) {
    return get(name) instanceof JsonArray array ? array : null;
  }

  /// The member's object, or null when it is missing or no object.
  public @Nullable JsonObject object(String name) {
    return get(name) instanceof JsonObject object ? object : null;
  }

  /// The names in the order of the input.
  public List<String> names() {
    return List.of(names);
  }

  /// The index of the member `name`, or -1.
  public int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// A builder that starts with these members.
  public Builder toBuilder() {
    var builder = new Builder();
    for (int i = 0; i < names.length; i++) {
      builder.put(names[i], values[i]);
    }
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof JsonObject that) || names.length != that.names.length) {
      return false;
    }
    if (Arrays.equals(names, that.names)) {
      return Arrays.equals(values, that.values);
    }
    for (int i = 0; i < names.length; i++) {
      if (!values[i].equals(that.get(names[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < names.length; i++) {
      sum += names[i].hashCode() ^ values[i].hashCode();
    }
    return sum;
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }

  /// Collects members in order; a name put again replaces its value in place. Not thread-safe.
  public static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<JsonValue> values = new ArrayList<>();

    private Builder() {}

    public Builder put(String name, JsonValue value) {
      int index = names.indexOf(name);
      if (index >= 0) {
        values.set(index, value);
      } else {
        names.add(name);
        values.add(value);
      }
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /// Puts a string unless it is null.
    public Builder putIfPresent(String name, @Nullable String value) {
      return value == null ? this : put(name, value);
    }

    public Builder remove(String name) {
      int index = names.indexOf(name);
      if (index >= 0) {
        names.remove(index);
        values.remove(index);
      }
      return this;
    }

    public JsonObject build() {
      return new JsonObject(names.toArray(new String[0]), values.toArray(new JsonValue[0]));
    }
  }
}
