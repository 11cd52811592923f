package org.entente.e2e;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Valid objects of STIX 2.1, each known by a number.
final class Indicators {
  private static final String CREATED = "2026-01-05T10:00:00.000Z";

  private Indicators() {}

  static String id(long number) {
    // A UUID of version 4.
    return "indicator--" + new UUID(number << 16 | 0x4000L, 1L << 63 | number);
  }

  /// The number of the object with this id.
  static long number(String id) {
    return Long.parseLong(id.substring(id.length() - 12), 16);
  }

  /// An object, with blanks that only its original bytes have.
  static String json(long number) {
    return "{ \"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\""
        + id(number)
        + "\",\"created\":\""
        + CREATED
        + "\",\"modified\":\""
        + CREATED
        + "\",\"name\":\"مؤشر "
        + number
        + "\",\"pattern\":\"[domain-name:value = 'host-"
        + number
        + ".example']\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-01-05T10:00:00Z\","
        + "\"indicator_types\":[\"malicious-activity\"] }";
  }

  /// An envelope with `count` objects from `first` on.
  static String envelope(long first, long count) {
    return LongStream.range(first, first + count)
        .mapToObj(Indicators::json)
        .collect(Collectors.joining(",", "{\"objects\":[", "]}"));
  }
}
