package org.entente.stix;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A point in time as STIX writes it (STIX 2.1 §2.16): RFC 3339 in UTC, ending in `Z`, with any
/// number of fraction digits, of which the first [#FRACTION_DIGITS_MAX] count. The spelling is
/// kept, since a version string must be returned as it came; order and equality go by the instant
/// alone, so `…:48Z` and `…:48.000Z` are the same version. Immutable.
public final class StixTimestamp implements Comparable<StixTimestamp> {
  /// Nanoseconds: digits beyond are kept in the spelling and do not tell two timestamps apart (STIX
  /// 2.1 §2.16.1 warns that they are lost in other systems).
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
    var time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
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
    if (!isTimestamp(text)) {
      return null;
    }
    int digits = fractionDigits(text);
    int kept = Math.min(digits, FRACTION_DIGITS_MAX);
    int nano = kept == 0 ? 0 : number(text, SECONDS_LENGTH + 1, kept) * SCALE[kept];
    long days =
        LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
    long minutes = number(text, 11, 2) * 60L + number(text, 14, 2);
    return new StixTimestamp(text, days * 86_400 + minutes * 60 + number(text, 17, 2), nano);
  }

  /// Whether `text` is a timestamp, without making one.
  public static boolean isTimestamp(String text) {
    int length = text.length();
    if (length < SECONDS_LENGTH + 1
        || text.charAt(length - 1) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return false;
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
        || day > lengthOfMonth(year, month)
        || hour > 23
        || minute > 59
        || second > 60
        || (second == 60 && !(hour == 23 && minute == 59 && isLeapSecondDay(month, day)))) {
      return false;
    }
    if (length == SECONDS_LENGTH + 1) {
      return true;
    }
    if (text.charAt(SECONDS_LENGTH) != '.' || length == SECONDS_LENGTH + 2) {
      return false;
    }
    for (int i = SECONDS_LENGTH + 1; i < length - 1; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// The number of fraction digits in `text`, which is a timestamp.
  public static int fractionDigits(String text) {
    return Math.max(0, text.length() - SECONDS_LENGTH - 2);
  }

  /// Compares two texts that are timestamps without making them: as [#compareTo], but that a leap
  /// second comes before the second after it.
  public static int compareTexts(String one, String other) {
    int bySecond = compareRanges(one, other, 0, SECONDS_LENGTH);
    if (bySecond != 0) {
      return bySecond;
    }
    for (int i = SECONDS_LENGTH + 1; i <= SECONDS_LENGTH + FRACTION_DIGITS_MAX; i++) {
      int byDigit = digitAt(one, i) - digitAt(other, i);
      if (byDigit != 0) {
        return byDigit;
      }
    }
    return 0;
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

  /// The number of fraction digits in the spelling.
  public int fractionDigits() {
    return fractionDigits(text);
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

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int compareRanges(String one, String other, int from, int to) {
    for (int i = from; i < to; i++) {
      int byCharacter = one.charAt(i) - other.charAt(i);
      if (byCharacter != 0) {
        return byCharacter;
      }
    }
    return 0;
  }

  private static char digitAt(String text, int index) {
    return index < text.length() - 1 ? text.charAt(index) : '0';
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
