package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StixTimestampTest {
  private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-04-06T20:03:48Z",
        "2016-04-06T20:03:48.1Z",
        "2016-04-06T20:03:48.123Z",
        "2016-04-06T20:03:48.123456789Z",
        "2016-04-06T20:03:48.1234567890123456789Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z",
        "2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z",
        "2015-06-30T23:59:60.5Z"
      })
  void keeps_the_spelling(String text) {
    assertThat(StixTimestamp.isTimestamp(text)).isTrue();
    assertThat(StixTimestamp.parse(text)).hasToString(text);
    assertThat(StixTimestamp.tryParse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2016-04-06",
        "2016-04-06T20:03:48",
        "2016-04-06T20:03:48+00:00",
        "2016-04-06T20:03:48.Z",
        "2016-04-06T20:03:48z",
        "2016-04-06t20:03:48Z",
        "2016-04-06 20:03:48Z",
        "2016-04-06T20:03Z",
        "2016-4-06T20:03:48Z",
        "16-04-06T20:03:48Z",
        "2016-04-06T20:03:48,1Z",
        "2016-04-06T20:03:48.12aZ",
        "2016-13-06T20:03:48Z",
        "2016-00-06T20:03:48Z",
        "2016-04-31T20:03:48Z",
        "2016-04-00T20:03:48Z",
        "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2016-04-06T24:00:00Z",
        "2016-04-06T20:60:48Z",
        "2016-04-06T20:03:61Z",
        "2016-04-06T20:03:60Z",
        "2016-06-30T22:59:60Z",
        "2016-04-06T20:03:48.1Z ",
        "\u0662016-04-06T20:03:48Z",
        "+2016-04-06T20:03:48Z",
        "-216-04-06T20:03:48Z"
      })
  void refuses_what_is_no_time_of_utc(String text) {
    assertThat(StixTimestamp.isTimestamp(text)).isFalse();
    assertThat(StixTimestamp.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> StixTimestamp.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2016-04-06T20:03:48Z,            2016-04-06T20:03:48.000Z,           0",
    "2016-04-06T20:03:48.1Z,          2016-04-06T20:03:48.100000Z,        0",
    "2016-04-06T20:03:48.1234567891Z, 2016-04-06T20:03:48.1234567892Z,    0",
    "2016-04-06T20:03:48.1Z,          2016-04-06T20:03:48.01Z,            1",
    "2016-04-06T20:03:48.999Z,        2016-04-06T20:03:49Z,              -1",
    "2016-04-06T20:03:48.123456789Z,  2016-04-06T20:03:48.123456788Z,     1",
    "2015-12-31T23:59:59Z,            2016-01-01T00:00:00Z,              -1"
  })
  void times_are_ordered_by_instant_however_they_are_spelt(String one, String other, int order) {
    StixTimestamp first = StixTimestamp.parse(one);
    StixTimestamp second = StixTimestamp.parse(other);
    assertThat(Integer.signum(first.compareTo(second))).isEqualTo(order);
    assertThat(Integer.signum(StixTimestamp.compareTexts(one, other))).isEqualTo(order);
    assertThat(first.equals(second)).isEqualTo(order == 0);
    assertThat(first.isBefore(second)).isEqualTo(order < 0);
    assertThat(order != 0 || first.hashCode() == second.hashCode()).isTrue();
  }

  @Test
  void a_leap_second_is_the_second_after_it() {
    assertThat(StixTimestamp.parse("2016-12-31T23:59:60.250Z").instant())
        .isEqualTo(Instant.parse("2017-01-01T00:00:00.250Z"));
  }

  @Test
  void is_written_with_as_many_digits_as_it_needs() {
    assertThat(StixTimestamp.of(Instant.parse("2016-04-06T20:03:48Z")))
        .hasToString("2016-04-06T20:03:48.000Z");
    assertThat(StixTimestamp.of(Instant.parse("2016-04-06T20:03:48.1234Z")))
        .hasToString("2016-04-06T20:03:48.123400Z");
    assertThat(StixTimestamp.of(Instant.parse("2016-04-06T20:03:48.000000001Z")))
        .hasToString("2016-04-06T20:03:48.000000001Z");
    StixTimestamp cut = StixTimestamp.of(0, 987_654_321, 2);
    assertThat(cut).hasToString("1970-01-01T00:00:00.98Z");
    assertThat(cut.nano()).isEqualTo(980_000_000);
    assertThat(cut.fractionDigits()).isEqualTo(2);
    assertThat(StixTimestamp.of(0, 987_654_321, 0)).hasToString("1970-01-01T00:00:00Z");
  }

  @Test
  void has_no_years_beyond_four_digits() {
    assertThat(StixTimestamp.of(YEAR_0, 0, 0)).hasToString("0000-01-01T00:00:00Z");
    assertThat(StixTimestamp.of(YEAR_9999, 0, 0)).hasToString("9999-12-31T23:59:59Z");
    assertThatIllegalArgumentException().isThrownBy(() -> StixTimestamp.of(YEAR_0 - 1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> StixTimestamp.of(YEAR_9999 + 1, 0, 0));
  }

  @Test
  void every_instant_reads_back() {
    qt().forAll(
            longs().between(YEAR_0, YEAR_9999),
            integers().between(0, 999_999_999),
            integers().between(0, 9))
        .checkAssert((second, nano, digits) -> {
          StixTimestamp time = StixTimestamp.of(second, nano, digits);
          StixTimestamp read = StixTimestamp.parse(time.text());
          assertThat(read).isEqualTo(time).hasToString(time.text());
          assertThat(read.fractionDigits()).isEqualTo(digits);
          assertThat(read.instant()).isEqualTo(Instant.ofEpochSecond(second, time.nano()));
          StixTimestamp whole = StixTimestamp.of(Instant.ofEpochSecond(second, nano));
          assertThat(whole.instant()).isEqualTo(Instant.ofEpochSecond(second, nano));
        });
  }
}
