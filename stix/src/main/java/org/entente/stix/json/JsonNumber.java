package org.entente.stix.json;

/// A JSON number that I-JSON can carry (RFC 7493 §2.2): a finite double whose canonical spelling
/// does not claim to be an exact whole number where doubles are not exact, from 2⁵³ to 10²¹. Two
/// numbers of equal value are equal, however they were spelt; there is no negative zero. Immutable.
public final class JsonNumber implements JsonValue {
  /// The greatest whole number that every reader can represent, 2⁵³−1.
  public static final long INTEGER_MAX = (1L << 53) - 1;

  private static final double EXPONENT_FROM = 1e21;

  private final double value;

  private JsonNumber(double value) {
    this.value = value;
  }

  /// @throws IllegalArgumentException beyond ±(2⁵³−1)
  public static JsonNumber of(long value) {
    if (value > INTEGER_MAX || value < -INTEGER_MAX) {
      throw new IllegalArgumentException("integer beyond ±(2^53-1)");
    }
    return new JsonNumber(value);
  }

  /// @throws IllegalArgumentException when not finite, or whole and of a magnitude from 2⁵³ to
  ///   below 10²¹
  public static JsonNumber of(double value) {
    if (!holds(value)) {
      throw new IllegalArgumentException("no number that I-JSON can carry");
    }
    return new JsonNumber(value == 0 ? 0.0 : value);
  }

  /// Whether there is a number of that value. Doubles from 2⁵³ on are all whole; from 10²¹ on the
  /// canonical spelling has an exponent, so nobody takes it for an exact whole number.
  static boolean holds(double value) {
    double magnitude = Math.abs(value);
    return magnitude <= INTEGER_MAX
        || (magnitude >= EXPONENT_FROM && magnitude <= Double.MAX_VALUE);
  }

  /// Whether the value is whole and within ±(2⁵³−1).
  public boolean isInteger() {
    return value == Math.rint(value) && Math.abs(value) <= INTEGER_MAX;
  }

  /// The value as a whole number.
  ///
  /// @throws ArithmeticException when [#isInteger] is false
  public long longValue() {
    if (!isInteger()) {
      throw new ArithmeticException("not an integer");
    }
    return (long) value;
  }

  public double doubleValue() {
    return value;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof JsonNumber that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value);
  }

  /// The shortest spelling, as ECMAScript and RFC 8785 §3.2.2.3 have it.
  @Override
  public String toString() {
    return EcmaNumber.text(value);
  }
}
