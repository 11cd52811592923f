package org.entente.taxii;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// A timestamp as TAXII writes it (TAXII 2.1 §2): UTC, with exactly six fraction digits. Above all
/// the `date_added` of an object in a collection. Immutable.
///
/// @param micros microseconds since 1970-01-01T00:00:00Z, within the years 0000 to 9999
public record DateAdded(long micros) implements Comparable<DateAdded> {
  private static final long MICROS_A_SECOND = 1_000_000L;
  private static final long MICROS_MIN = -62_167_219_200L * MICROS_A_SECOND;
  private static final long MICROS_MAX = 253_402_300_800L * MICROS_A_SECOND - 1;
  private static final int TEXT_LENGTH_MAX = 64;

  public DateAdded {
    if (micros < MICROS_MIN || micros > MICROS_MAX) {
      throw new IllegalArgumentException("outside the years 0000 to 9999");
    }
  }

  /// The last microsecond that is not after `time`.
  ///
  /// @throws IllegalArgumentException outside the years 0000 to 9999
  public static DateAdded of(Instant time) {
    return new DateAdded(
        Math.addExact(
            Math.multiplyExact(time.getEpochSecond(), MICROS_A_SECOND), time.getNano() / 1_000));
  }

  /// Parses an RFC 3339 timestamp in UTC that ends in `Z`, with up to nine fraction digits. What is
  /// finer than a microsecond is cut off: for a filter that asks for "later than" this changes
  /// nothing, since every date added is a whole microsecond.
  public static Optional<DateAdded> tryParse(String text) {
    return Optional.ofNullable(of(StixTimestamp.parseOrNull(text)));
  }

  /// As [#tryParse], but takes other offsets than `Z` too, as some servers send in headers.
  public static Optional<DateAdded> tryParseAnyOffset(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    Optional<DateAdded> strict = tryParse(text);
    if (strict.isPresent()) {
      return strict;
    }
    try {
      return Optional.of(of(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  public Instant instant() {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public int compareTo(DateAdded other) {
    return Long.compare(micros, other.micros);
  }

  /// `YYYY-MM-DDTHH:MM:SS.ssssssZ`.
  @Override
  public String toString() {
    long second = Math.floorDiv(micros, MICROS_A_SECOND);
    int nano = (int) Math.floorMod(micros, MICROS_A_SECOND) * 1_000;
    return StixTimestamp.of(second, nano, 6).text();
  }

  private static @Nullable DateAdded of(@Nullable StixTimestamp time) {
    if (time == null) {
      return null;
    }
    long micros = time.epochSecond() * MICROS_A_SECOND + time.nano() / 1_000;
    return micros > MICROS_MAX ? null : new DateAdded(micros);
  }
}
