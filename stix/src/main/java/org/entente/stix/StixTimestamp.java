package org.entente.stix;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A point in time as STIX writes it (STIX 2.1 §2.16): RFC 3339 in UTC, ending in `Z`, with any
/// number of fraction digits up to [#FRACTION_DIGITS_MAX]. The spelling is kept, since a version
/// string must be returned as it came; order and equality go by the instant alone, so `…:48Z` and
/// `…:48.000Z` are the same version. Immutable.
public final class StixTimestamp implements Comparable<StixTimestamp> {
  /// More digits than this cannot be told apart and are refused.
  public static final int FRACTION_DIGITS_MAX = 9;

  private static final int SECONDS_LENGTH = "2016-04-06T20:03:48".length();
  private static final int[] SCALE = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private final String text;
  private final long epochSecond;
  private final int nano;

  private StixTimestamp(String text, long epochSecond, int nano) {
    this.text = text;
    this.epochSecond = epochSecond;
    this.nano = nano;
  }

  /// The timestamp for `instant` with three fraction digits, or as many as it needs (3, 6 or 9).
  ///
  /// @throws IllegalArgumentException outside the years 0000 to 9999
  public static StixTimestamp of(Instant instant) {
    int nano = instant.getNano();
    int digits = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
    return of(instant.getEpochSecond(), nano, digits);
  }

  /// The timestamp for a second and nanosecond, spelt with exactly `digits` fraction digits (0 to
  /// 9; what does not fit is cut off the spelling and the value).
  public static StixTimestamp of(long epochSecond, int nano, int digits) {
    var time = java.time.LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    if (time.getYear() < 0 || time.getYear() > 9999) {
      throw new IllegalArgumentException("year outside 0000 to 9999");
    }
    var out = new StringBuilder(SECONDS_LENGTH + 2 + digits);
    padded(out, time.getYear(), 4).append('-');
    padded(out, time.getMonthValue(), 2).append('-');
    padded(out, time.getDayOfMonth(), 2).append('T');
    padded(out, time.getHour(), 2).append(':');
    padded(out, time.getMinute(), 2).append(':');
    padded(out, time.getSecond(), 2);
    int kept = nano / SCALE[digits];
    if (digits > 0) {
      padded(out.append('.'), kept, digits);
    }
    return new StixTimestamp(out.append('Z').toString(), epochSecond, kept * SCALE[digits]);
  }

  /// Parses `text`; a timestamp that is not one is an ordinary outcome of reading foreign data.
  public static Optional<StixTimestamp> tryParse(String text) {
    return Optional.ofNullable(parseOrNull(text));
  }

  /// Parses `text`.
  ///
  /// @throws IllegalArgumentException when it is not a STIX timestamp
  public static StixTimestamp parse(String text) {
    StixTimestamp parsed = parseOrNull(text);
    if (parsed == null) {
      throw new IllegalArgumentException("not a STIX timestamp");
    }
    return parsed;
  }

  /// As [#tryParse], without an allocation for the outcome. Calendar-invalid dates are none; a leap
  /// second is one on 30 June and 31 December and counts as the second after it.
  public static @Nullable StixTimestamp parseOrNull(String text) {
    int length = text.length();
    int digits = length - SECONDS_LENGTH - 2;
    boolean fraction = length > SECONDS_LENGTH && text.charAt(SECONDS_LENGTH) == '.';
    if (length < SECONDS_LENGTH + 1
        || text.charAt(length - 1) != 'Z'
        || (fraction ? digits < 1 || digits > FRACTION_DIGITS_MAX : length != SECONDS_LENGTH + 1)) {
      return null;
    }
    if (text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    if ((year | month | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())
        || hour > 23
        || minute > 59
        || second > 60) {
      return null;
    }
    if (second == 60 && !(hour == 23 && minute == 59 && isLeapSecondDay(month, day))) {
      return null;
    }
    int nano = 0;
    if (fraction) {
      int value = number(text, SECONDS_LENGTH + 1, digits);
      if (value < 0) {
        return null;
      }
      nano = value * SCALE[digits];
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return new StixTimestamp(text, days * 86_400 + (hour * 60L + minute) * 60 + second, nano);
  }

  /// The verbatim spelling.
  public String text() {
    return text;
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public long epochSecond() {
    return epochSecond;
  }

  /// Nanoseconds within the second, 0 to 999,999,999.
  public int nano() {
    return nano;
  }

  /// The number of fraction digits in the spelling, 0 to 9.
  public int fractionDigits() {
    return Math.max(0, text.length() - SECONDS_LENGTH - 2);
  }

  public Instant instant() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }

  public boolean isBefore(StixTimestamp other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(StixTimestamp other) {
    int bySecond = Long.compare(epochSecond, other.epochSecond);
    return bySecond != 0 ? bySecond : Integer.compare(nano, other.nano);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StixTimestamp that
        && epochSecond == that.epochSecond
        && nano == that.nano;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(epochSecond) * 31 + nano;
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isLeapSecondDay(int month, int day) {
    return (month == 6 && day == 30) || (month == 12 && day == 31);
  }

  private static int number(String text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static StringBuilder padded(StringBuilder out, int value, int digits) {
    String text = Integer.toString(value);
    return out.repeat('0', digits - text.length()).append(text);
  }
}
