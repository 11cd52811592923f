package org.entente.stix.rules;

import java.util.function.Predicate;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The data types of STIX 2.1 §2 as rules.
final class DataTypes {
  static final ValueRule STRING = new Text();
  static final ValueRule BOOLEAN = new Bool();
  static final ValueRule INTEGER = new Whole(-JsonNumber.INTEGER_MAX, JsonNumber.INTEGER_MAX);
  static final ValueRule NOT_NEGATIVE = new Whole(0, JsonNumber.INTEGER_MAX);
  static final ValueRule FLOAT = new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE);
  static final ValueRule TIMESTAMP = new Time(0, StixTimestamp.FRACTION_DIGITS_MAX);

  /// For `created` and `modified`: to the millisecond or finer.
  static final ValueRule TIMESTAMP_IN_MILLISECONDS = new Time(3, StixTimestamp.FRACTION_DIGITS_MAX);

  static final ValueRule TIMESTAMP_IN_SECONDS = new Time(0, 0);
  static final ValueRule HEX = new Hex();
  static final ValueRule BINARY = new Binary();
  static final ValueRule STRINGS = list(STRING);
  static final ValueRule DICTIONARY = new Dictionary(AnyValue.ANY);
  static final ValueRule DICTIONARY_OF_STRINGS = new Dictionary(STRING);
  static final ValueRule DICTIONARY_OF_STRING_LISTS = new Dictionary(STRINGS);
  static final ValueRule DICTIONARY_OF_INTEGERS = new Dictionary(INTEGER);
  static final ValueRule DICTIONARY_OF_INTEGERS_OR_STRINGS = new Dictionary(new IntegerOrString());

  private DataTypes() {}

  static ValueRule integer(long least, long greatest) {
    return new Whole(least, greatest);
  }

  static ValueRule decimal(double least, double greatest) {
    return new Decimal(least, greatest);
  }

  static ValueRule list(ValueRule items) {
    return new ListOf(items);
  }

  /// A string in a format of its own.
  static ValueRule format(Code code, Predicate<String> good) {
    return new Formatted(code, good);
  }

  private record Text() implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString)) {
        mistyped(value, at, Clause.STRING);
      }
    }

    @Override
    public String dataType() {
      return "string";
    }
  }

  private record Bool() implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonBoolean)) {
        mistyped(value, at, Clause.BOOLEAN);
      }
    }

    @Override
    public String dataType() {
      return "boolean";
    }
  }

  private record Whole(long least, long greatest) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonNumber number) || !number.isInteger()) {
        mistyped(value, at, Clause.INTEGER);
      } else if (number.longValue() < least || number.longValue() > greatest) {
        at.found(
            Code.NUMBER_OUT_OF_RANGE,
            at.clause(),
            number.toString(),
            Long.toString(least),
            Long.toString(greatest));
      }
    }

    @Override
    public String dataType() {
      return "integer";
    }
  }

  private record Decimal(double least, double greatest) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonNumber number)) {
        mistyped(value, at, Clause.FLOAT);
      } else if (number.doubleValue() < least || number.doubleValue() > greatest) {
        at.found(
            Code.NUMBER_OUT_OF_RANGE,
            at.clause(),
            number.toString(),
            JsonNumber.of(least).toString(),
            JsonNumber.of(greatest).toString());
      }
    }

    @Override
    public String dataType() {
      return "float";
    }
  }

  private record Time(int digitsLeast, int digitsGreatest) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var text))) {
        mistyped(value, at, Clause.TIMESTAMP);
      } else if (!StixTimestamp.isTimestamp(text)) {
        at.found(Code.TIMESTAMP_INVALID, Clause.TIMESTAMP, text);
      } else if (StixTimestamp.fractionDigits(text) < digitsLeast) {
        at.found(Code.TIMESTAMP_PRECISION_LOW, Clause.COMMON_PROPERTIES, text);
      } else if (digitsGreatest == 0 && StixTimestamp.fractionDigits(text) > 0) {
        at.found(Code.TIMESTAMP_PRECISION_HIGH, at.clause(), text);
      }
    }

    @Override
    public String dataType() {
      return "timestamp";
    }
  }

  private record Hex() implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var text))) {
        mistyped(value, at, Clause.HEX);
      } else if (!Encodings.isHex(text)) {
        at.found(Code.HEX_INVALID, Clause.HEX, text);
      }
    }

    @Override
    public String dataType() {
      return "hex";
    }
  }

  private record Binary() implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var text))) {
        mistyped(value, at, Clause.BINARY);
      } else if (!Encodings.isBase64(text)) {
        at.found(Code.BASE64_INVALID, Clause.BINARY);
      }
    }

    @Override
    public String dataType() {
      return "binary";
    }
  }

  private record Formatted(Code code, Predicate<String> good) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var text))) {
        mistyped(value, at, Clause.STRING);
      } else if (!good.test(text)) {
        at.found(code, at.clause(), text);
      }
    }

    @Override
    public String dataType() {
      return "string";
    }
  }

  /// A list with at least one element (STIX 2.1 §2.12).
  record ListOf(ValueRule items) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonArray array)) {
        mistyped(value, at, Clause.LIST);
        return;
      }
      int size = array.size();
      if (size == 0) {
        at.found(Code.LIST_EMPTY, Clause.LIST);
      }
      for (int i = 0; i < size && !at.isFull(); i++) {
        at.enter(i);
        items.checkPresent(array.get(i), at);
        at.leave();
      }
    }

    @Override
    public String dataType() {
      return "list of " + items.dataType();
    }
  }

  /// A dictionary with at least one entry (STIX 2.1 §2.3).
  record Dictionary(ValueRule values) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonObject object)) {
        mistyped(value, at, Clause.DICTIONARY);
        return;
      }
      int size = object.size();
      if (size == 0) {
        at.found(Code.DICTIONARY_EMPTY, Clause.DICTIONARY);
      }
      for (int i = 0; i < size && !at.isFull(); i++) {
        String key = object.name(i);
        at.enter(key);
        if (!Names.isDictionaryKey(key)) {
          at.found(Code.DICTIONARY_KEY_INVALID, Clause.DICTIONARY, key);
        }
        values.checkPresent(object.value(i), at);
        at.leave();
      }
    }

    @Override
    public String dataType() {
      return "dictionary";
    }
  }

  private record IntegerOrString() implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString)) {
        if (value instanceof JsonNumber) {
          INTEGER.check(value, at);
        } else {
          mistyped(value, at, Clause.DICTIONARY);
        }
      }
    }

    @Override
    public String dataType() {
      return "integer or string";
    }
  }

  /// Any value, as in dictionaries and custom properties: no nulls, no empty lists and
  /// dictionaries, and keys as dictionaries have them, all the way down.
  enum AnyValue implements ValueRule {
    ANY;

    @Override
    public void check(JsonValue value, Inspection at) {
      switch (value) {
        case JsonObject object -> DICTIONARY_OF_ANY.check(object, at);
        case JsonArray array -> LIST_OF_ANY.check(array, at);
        case JsonString text -> {}
        case JsonNumber number -> {}
        case JsonBoolean bool -> {}
        case JsonNull none -> at.found(Code.VALUE_NULL, Clause.STIX_CONTENT);
      }
    }

    @Override
    public String dataType() {
      return "any";
    }

    private static final ValueRule LIST_OF_ANY = new ListOf(ANY);
    private static final ValueRule DICTIONARY_OF_ANY = new Dictionary(ANY);
  }
}
