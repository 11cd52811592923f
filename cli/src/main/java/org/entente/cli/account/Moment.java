package org.entente.cli.account;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment to come, as people write it: an RFC 3339 time, a date (its first instant, UTC), or how
/// long from now: `12h`, `30d`, `52w`.
final class Moment {
  private static final Pattern AHEAD = Pattern.compile("(\\d{1,6})([hdw])");

  private Moment() {}

  static Optional<Instant> after(String text, InstantSource clock) {
    Matcher ahead = AHEAD.matcher(text);
    try {
      if (ahead.matches()) {
        long count = Long.parseLong(ahead.group(1));
        Duration unit =
            switch (ahead.group(2)) {
              case "h" -> Duration.ofHours(1);
              case "d" -> Duration.ofDays(1);
              default -> Duration.ofDays(7);
            };
        return Optional.of(
            clock
                .instant()
                .plus(unit.multipliedBy(count))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
      }
      return Optional.of(
          text.length() == "2027-01-01".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : java.time.OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
