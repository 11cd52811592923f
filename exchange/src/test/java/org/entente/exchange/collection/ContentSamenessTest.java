package org.entente.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.entente.stix.StixId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSamenessTest {
  private static final StixId TOOL = StixId.parse("tool--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f");

  /// A name-based id, as the standard derives it (STIX 2.1 §2.9).
  private static final StixId ADDRESS =
      StixId.parse("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");

  private static final StixId RANDOM = StixId.parse("file--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f");

  private final Sameness sameness = new ContentSameness();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":[true,null]} | {\"a\":1,\"b\":[true,null]} | true",
        "{\"a\":1,\"b\":2} | { \"b\" : 2, \"a\" : 1.0 } | true",
        "{\"a\":\"\\u00e9\"} | {\"a\":\"é\"} | true",
        "{\"a\":100} | {\"a\":1e2} | true",
        "{\"a\":[1,2]} | {\"a\":[2,1]} | false",
        "{\"a\":1} | {\"a\":1,\"b\":2} | false",
        "{\"a\":\"x\"} | {\"a\":\"X\"} | false",
        "{\"a\":\"\\u00e9\"} | {\"a\":\"e\\u0301\"} | false",
      })
  void spelling_makes_no_difference_and_content_does(String one, String other, boolean same) {
    assertThat(same(TOOL, one, other)).isEqualTo(same);
    assertThat(same(TOOL, other, one)).isEqualTo(same);
  }

  @Test
  void an_observable_is_the_same_when_what_its_id_follows_from_is() {
    String one = "{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.3\"}";
    String other = "{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.3\",\"defanged\":true}";

    assertThat(same(ADDRESS, one, other)).isTrue();
  }

  @Test
  void under_one_name_based_id_two_things_stay_two() {
    String one = "{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.3\"}";
    String other = "{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.4\"}";

    assertThat(same(ADDRESS, one, other)).isFalse();
  }

  @Test
  void an_observable_with_a_random_id_must_be_equal_altogether() {
    String one = "{\"type\":\"file\",\"name\":\"a.exe\"}";
    String other = "{\"type\":\"file\",\"name\":\"a.exe\",\"size\":7}";

    assertThat(same(RANDOM, one, one.replace(":", ": "))).isTrue();
    assertThat(same(RANDOM, one, other)).isFalse();
  }

  @Test
  void what_cannot_be_read_is_the_same_as_its_own_bytes_only() {
    assertThat(same(TOOL, "{", "{")).isTrue();
    assertThat(same(TOOL, "{", "{ ")).isFalse();
    assertThat(same(TOOL, "{\"a\":1}", "{\"a\":1")).isFalse();
  }

  @Test
  void only_the_range_counts() {
    byte[] array = "xx{\"a\":1}yy".getBytes(StandardCharsets.UTF_8);

    assertThat(sameness.same(TOOL, new Content(array, 2, 7), content("{\"a\":1}"))).isTrue();
  }

  private boolean same(StixId id, String one, String other) {
    return sameness.same(id, content(one), content(other));
  }

  private static Content content(String text) {
    return Content.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
