package org.entente.stix.json;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A JSON object whose members keep the order in which they came. Names are distinct: reading
/// refuses duplicates. Equality ignores the order (RFC 8259 §4). Immutable.
///
/// Objects of STIX have about a dozen members, so look-ups compare names one after the other. From
/// [#SORTED_FROM] members on they go through an order by name, so that nobody can make them slow,
/// neither by many names nor by names made to collide in their hash.
public final class JsonObject implements JsonValue {
  public static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0], null);

  /// The number of members from which on their order by name is kept.
  static final int SORTED_FROM = 32;

  private final String[] names;
  private final JsonValue[] values;

  /// The indexes of the members in the order of their names; null below [#SORTED_FROM].
  private final int @Nullable [] sorted;

  private JsonObject(String[] names, JsonValue[] values, int @Nullable [] sorted) {
    this.names = names;
    this.values = values;
    this.sorted = sorted;
  }

  /// The object of these members, or null if a name occurs twice; below [#SORTED_FROM] members the
  /// caller has seen to that. Takes the arrays as they are: neither may be changed afterwards.
  static @Nullable JsonObject ofDistinct(String[] names, JsonValue[] values) {
    if (names.length < SORTED_FROM) {
      return new JsonObject(names, values, null);
    }
    int[] sorted = sorted(names);
    for (int i = 1; i < sorted.length; i++) {
      if (names[sorted[i - 1]].equals(names[sorted[i]])) {
        return null;
      }
    }
    return new JsonObject(names, values, sorted);
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
    if (sorted != null) {
      return indexOf(name, sorted);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private int indexOf(String name, int[] order) {
    int low = 0;
    int high = order.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = names[order[middle]].compareTo(name);
      if (compared == 0) {
        return order[middle];
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// The indexes of the members, ordered by the UTF-16 units of their names. Not to be changed.
  int[] order() {
    return sorted != null ? sorted : sorted(names);
  }

  private static int[] sorted(String[] names) {
    if (names.length >= SORTED_FROM) {
      var indexes = new Integer[names.length];
      Arrays.setAll(indexes, i -> i);
      Arrays.sort(indexes, Comparator.comparing(i -> names[i]));
      return Arrays.stream(indexes).mapToInt(Integer::intValue).toArray();
    }
    var order = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      int to = i;
      while (to > 0 && names[order[to - 1]].compareTo(names[i]) > 0) {
        order[to] = order[to - 1];
        to--;
      }
      order[to] = i;
    }
    return order;
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
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String name, JsonValue value) {
      members.put(name, value);
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
      members.remove(name);
      return this;
    }

    /// Whether there is a member `name`.
    public boolean has(String name) {
      return members.containsKey(name);
    }

    /// How many members there are.
    public int size() {
      return members.size();
    }

    public JsonObject build() {
      return Objects.requireNonNull(
          ofDistinct(
              members.keySet().toArray(new String[0]), members.values().toArray(new JsonValue[0])));
    }
  }
}
