package org.entente.server.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How sizes and time spans are spelt in `node.yaml`. Reading answers null for what is none, or is
/// out of bounds.
final class Quantity {
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,15}) ?([a-z]{0,3})");

  private Quantity() {}

  static @Nullable Integer number(String text, int min, int max) {
    Long value = amount(text, _ -> null);
    return value == null || value < min || value > max ? null : value.intValue();
  }

  static @Nullable Long bytes(String text, long min, long max) {
    Long value =
        amount(
            text,
            unit ->
                switch (unit) {
                  case "b" -> 1L;
                  case "kib" -> 1L << 10;
                  case "mib" -> 1L << 20;
                  case "gib" -> 1L << 30;
                  default -> null;
                });
    return value == null || value < min || value > max ? null : value;
  }

  static @Nullable Duration duration(String text, Duration min, Duration max) {
    Long millis =
        amount(
            text,
            unit ->
                switch (unit) {
                  case "ms" -> 1L;
                  case "s" -> 1_000L;
                  case "m" -> 60_000L;
                  case "h" -> 3_600_000L;
                  case "d" -> 86_400_000L;
                  default -> null;
                });
    if (millis == null || (millis != 0 && !Character.isLetter(text.charAt(text.length() - 1)))) {
      return null;
    }
    Duration value = Duration.ofMillis(millis);
    return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? null : value;
  }

  static String printBytes(long bytes) {
    for (int shift = 30; shift > 0; shift -= 10) {
      if (bytes != 0 && bytes % (1L << shift) == 0) {
        return (bytes >> shift) + (shift == 30 ? "GiB" : shift == 20 ? "MiB" : "KiB");
      }
    }
    return Long.toString(bytes);
  }

  static String printDuration(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /// What one `unit` is worth; null for a unit that does not exist.
  private interface Worth {
    @Nullable Long of(String unit);
  }

  private static @Nullable Long amount(String text, Worth worth) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2);
    Long factor = unit.isEmpty() ? Long.valueOf(1) : worth.of(unit);
    if (factor == null) {
      return null;
    }
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }
}
