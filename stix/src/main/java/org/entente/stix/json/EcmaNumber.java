package org.entente.stix.json;

/// A double as ECMAScript writes it (ECMA-262 §6.1.6.1.20, which RFC 8785 §3.2.2.3 demands): the
/// fewest digits that read back as the same double, and of those the nearest.
///
/// `Double.toString` finds such digits since JDK 19, with one exception that its contract permits:
/// where a single digit would do it may give two, as in 4.9E-324 for what ECMAScript writes 5e-324.
final class EcmaNumber {
  /// From 10²¹ on, and below 10⁻⁶, an exponent is used.
  private static final int PLAIN_EXPONENT_MAX = 21;

  private static final int PLAIN_EXPONENT_MIN = -6;

  private EcmaNumber() {}

  /// The text of a finite `value`; zero of either sign is `0`.
  static String text(double value) {
    long whole = (long) value;
    if (whole == value && Math.abs(whole) <= JsonNumber.INTEGER_MAX) {
      return Long.toString(whole);
    }
    var out = new StringBuilder(25);
    if (value < 0) {
      out.append('-');
    }
    Decimal decimal = Decimal.of(Math.abs(value));
    layOut(decimal.digits, decimal.exponent, out);
    return out.toString();
  }

  /// Lays out 0.`digits` × 10^`exponent`.
  private static void layOut(String digits, int exponent, StringBuilder out) {
    int count = digits.length();
    if (count <= exponent && exponent <= PLAIN_EXPONENT_MAX) {
      out.append(digits).repeat('0', exponent - count);
    } else if (0 < exponent && exponent <= PLAIN_EXPONENT_MAX) {
      out.append(digits, 0, exponent).append('.').append(digits, exponent, count);
    } else if (PLAIN_EXPONENT_MIN < exponent && exponent <= 0) {
      out.append("0.").repeat('0', -exponent).append(digits);
    } else {
      out.append(digits.charAt(0));
      if (count > 1) {
        out.append('.').append(digits, 1, count);
      }
      out.append('e').append(exponent > 0 ? "+" : "-").append(Math.abs(exponent - 1));
    }
  }

  /// A positive number, 0.`digits` × 10^`exponent`, `digits` neither beginning nor ending with 0.
  private record Decimal(String digits, int exponent) {
    static Decimal of(double value) {
      String text = Double.toString(value);
      int mark = text.indexOf('E');
      int scale = mark < 0 ? 0 : Integer.parseInt(text, mark + 1, text.length(), 10);
      int end = mark < 0 ? text.length() : mark;
      int point = text.indexOf('.');
      String all = text.substring(0, point) + text.substring(point + 1, end);
      int first = 0;
      while (all.charAt(first) == '0') {
        first++;
      }
      int last = all.length();
      while (all.charAt(last - 1) == '0') {
        last--;
      }
      var decimal = new Decimal(all.substring(first, last), point - first + scale);
      return decimal.digits.length() == 2 ? decimal.shortened(value) : decimal;
    }

    /// With one digit instead of two, if that still reads back as `value`.
    private Decimal shortened(double value) {
      int digit = digits.charAt(0) - '0' + (digits.charAt(1) >= '5' ? 1 : 0);
      var shorter =
          digit == 10
              ? new Decimal("1", exponent + 1)
              : new Decimal(Integer.toString(digit), exponent);
      return Double.parseDouble("0." + shorter.digits + "E" + shorter.exponent) == value
          ? shorter
          : this;
    }
  }
}
