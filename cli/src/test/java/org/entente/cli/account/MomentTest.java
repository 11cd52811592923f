package org.entente.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00.5Z"));

  @ParameterizedTest
  @CsvSource({
    "12h, 2026-11-22T00:00:00Z",
    "30d, 2026-12-21T12:00:00Z",
    "2w, 2026-12-05T12:00:00Z",
    "2027-01-01, 2027-01-01T00:00:00Z",
    "2027-01-01T10:00:00Z, 2027-01-01T10:00:00Z",
    "2027-01-01T10:00:00+02:00, 2027-01-01T08:00:00Z"
  })
  void reads_times_dates_and_spans(String text, Instant expected) {
    assertThat(Moment.after(text, NOON)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"''", "soon", "30", "-3d", "3m", "2027-13-01", "2027-01-01T10:00", "1234567d"})
  void anything_else_is_no_moment(String text) {
    assertThat(Moment.after(text, NOON)).isEmpty();
  }
}
