package org.entente.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateAddedTest {
  @ParameterizedTest
  @CsvSource({
    "2016-11-03T12:30:59Z, 2016-11-03T12:30:59.000000Z",
    "2016-11-03T12:30:59.1Z, 2016-11-03T12:30:59.100000Z",
    "2016-11-03T12:30:59.12345Z, 2016-11-03T12:30:59.123450Z",
    "2016-11-03T12:30:59.123456Z, 2016-11-03T12:30:59.123456Z",
    "2016-11-03T12:30:59.1234569Z, 2016-11-03T12:30:59.123456Z",
    "2016-11-03T12:30:59.123456999Z, 2016-11-03T12:30:59.123456Z",
    "2016-11-03T12:30:59.1234567890Z, 2016-11-03T12:30:59.123456Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.999999Z",
  })
  void is_written_with_exactly_six_fraction_digits(String text, String written) {
    assertThat(DateAdded.tryParse(text)).get().hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-11-03",
        "2016-11-03T12:30:59",
        "2016-11-03T12:30:59+00:00",
        "2016-11-03T12:30:59.Z",
        "2016-11-03 12:30:59Z",
        "2016-11-03t12:30:59z",
        "2016-13-03T12:30:59Z",
        "2016-02-30T12:30:59Z",
        "2016-11-03T24:00:00Z",
        "9999-12-31T23:59:60Z",
        "1478176259",
        "undefined",
        "２016-11-03T12:30:59Z",
      })
  void is_no_other_text(String text) {
    assertThat(DateAdded.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-17T16:11:20.183201+00:00, 2024-01-17T16:11:20.183201Z",
    "2024-01-17T17:11:20.5+01:00, 2024-01-17T16:11:20.500000Z",
    "2024-01-17T16:11:20.183Z, 2024-01-17T16:11:20.183000Z",
  })
  void takes_other_offsets_where_servers_send_them(String text, String written) {
    assertThat(DateAdded.tryParseAnyOffset(text)).get().hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "undefined", "null", "2016-11-04T03:04:051Z", "+999999999-12-31T23:59:59Z"})
  void takes_no_other_header(String text) {
    assertThat(DateAdded.tryParseAnyOffset(text)).isEmpty();
    assertThat(DateAdded.tryParseAnyOffset(text + "0".repeat(100))).isEmpty();
  }

  @Test
  void cuts_to_the_microsecond_before_also_before_1970() {
    assertThat(DateAdded.of(Instant.parse("1969-12-31T23:59:59.999999999Z")).micros())
        .isEqualTo(-1);
    assertThat(DateAdded.of(Instant.parse("1970-01-01T00:00:00.000001999Z")).micros()).isEqualTo(1);
    assertThat(new DateAdded(-1).instant()).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  @Test
  void stays_within_four_digit_years() {
    assertThat(DateAdded.of(Instant.parse("0000-01-01T00:00:00Z")))
        .hasToString("0000-01-01T00:00:00.000000Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DateAdded.of(Instant.parse("-0001-12-31T23:59:59Z")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DateAdded.of(Instant.parse("+10000-01-01T00:00:00Z")));
  }
}
