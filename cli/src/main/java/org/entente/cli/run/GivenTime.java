package org.entente.cli.run;

import java.util.Optional;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// A time in the past, as people write it: RFC 3339 in UTC, or a date, meaning its first instant.
public final class GivenTime {
  private static final int DATE_LENGTH = "2026-01-31".length();

  private GivenTime() {}

  /// The time as nodes and servers take it; empty when the option was not given.
  ///
  /// @param option its name, for the refusal of what is no time
  public static Optional<String> of(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String time = text.length() == DATE_LENGTH ? text + "T00:00:00Z" : text;
    if (!StixTimestamp.isTimestamp(time)) {
      throw Failure.of(
          Fault.USAGE_VALUE_INVALID, option, option, text, "2026-01-31, 2026-01-31T09:30:00Z");
    }
    return Optional.of(time);
  }
}
