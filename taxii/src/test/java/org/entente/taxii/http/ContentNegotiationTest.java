package org.entente.taxii.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentNegotiationTest {
  private static final MediaType JSON = new MediaType("application", "json", Map.of());
  private static final List<MediaType> OFFERS = List.of(MediaType.TAXII);

  @Test
  void writes_the_media_type_exactly_as_the_specification_spells_it() {
    assertThat(MediaType.TAXII).hasToString("application/taxii+json;version=2.1");
    assertThat(MediaType.STIX).hasToString("application/stix+json;version=2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/taxii+json;version=2.1",
        "application/taxii+json; version=2.1",
        "application/taxii+json ; version = 2.1, application/taxii+json",
        "application/taxii+json;version=\"2.1\"",
        "application/taxii+json;VERSION=2.1",
        "Application/TAXII+JSON;version=2.1",
        "application/taxii+json",
        "application/taxii+json;charset=utf-8;version=2.1",
        "application/taxii+json;version=2.1;charset=UTF-8",
        "application/taxii+json;;version=2.1;",
        "application/taxii+json;version=2.1,application/stix+json;version=2.1",
        "application/vnd.oasis.taxii+json; version=2.0, application/taxii+json; version=2.1",
        "text/html, application/taxii+json;version=2.1;q=0.001",
        "application/taxii+json;version=2.0, application/taxii+json;version=2.1",
        "*/*",
        "application/*",
        "application/json, text/plain, */*",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "*/*;q=0, application/taxii+json",
        "application/*;q=0, application/taxii+json;version=2.1;q=1.000",
        "application/taxii+json;version=2.1;q=0.5;ext=\"a,b\"",
        ", ,application/taxii+json,",
        "nonsense, application/taxii+json",
        "a/b;c=\"x\u0001,y\", application/taxii+json",
        "",
        "   ",
      })
  void answers_in_taxii_2_1(String accept) {
    assertThat(ContentNegotiation.choose(List.of(accept), OFFERS)).contains(MediaType.TAXII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/taxii+json;version=2.0",
        "application/taxii+json;version=2.2",
        "application/taxii+json;version=2.1;q=0",
        "application/taxii+json;version=2.1;q=0.000",
        "application/taxii+json;q=0, */*",
        "application/taxii+json;version=2.1;profile=x",
        "application/taxii+json;charset=utf-16",
        "application/vnd.oasis.taxii+json;version=2.0",
        "application/stix+json;version=2.1",
        "application/json",
        "text/*",
        "*/*;q=0",
        "*/taxii+json",
        "application",
        "application/",
        "/taxii+json",
        "application/taxii+json;version",
        "application/taxii+json;version=",
        "application/taxii+json;version=2.1;version=2.1",
        "application/taxii+json;version=\"2.1",
        "application/taxii+json x",
        "application/taxii+json;q=2",
        "application/taxii+json;q=-1",
        "application/taxii+json;q=1.001",
        "application/taxii+json;q=0.5000",
        "application/taxii+json;q=0,5",
        "application/taxii+json;q=",
        "application/taxii+json;q=.",
        "application/taxii+json;q=one",
        "\u0660/*",
        ",",
      })
  void finds_nothing_acceptable(String accept) {
    assertThat(ContentNegotiation.choose(List.of(accept), OFFERS)).isEmpty();
  }

  @Test
  void answers_in_taxii_when_the_client_says_nothing() {
    assertThat(ContentNegotiation.choose(List.of(), OFFERS)).contains(MediaType.TAXII);
  }

  @Test
  void reads_a_header_that_comes_in_several_lines() {
    assertThat(ContentNegotiation.choose(List.of("text/html", "application/taxii+json"), OFFERS))
        .contains(MediaType.TAXII);
  }

  @Test
  void chooses_what_the_client_weighs_highest_and_the_earlier_of_equals() {
    var offers = List.of(MediaType.TAXII, JSON);
    assertThat(
            ContentNegotiation.choose(
                List.of("application/taxii+json;q=0.5, application/json;q=0.6"), offers))
        .contains(JSON);
    assertThat(ContentNegotiation.choose(List.of("application/json;q=0.4, */*;q=0.4"), offers))
        .contains(MediaType.TAXII);
    assertThat(ContentNegotiation.choose(List.of("application/json, */*;q=0.9"), offers))
        .contains(JSON);
  }

  @Test
  void the_most_specific_range_decides_wherever_it_stands() {
    assertThat(
            ContentNegotiation.choose(
                List.of("application/taxii+json;version=2.1;q=0, application/taxii+json"), OFFERS))
        .isEmpty();
    assertThat(ContentNegotiation.choose(List.of("*/*, application/*;q=0"), OFFERS)).isEmpty();
  }

  @Test
  void reads_accept_headers_up_to_the_limits_and_nothing_of_longer_ones() {
    String good = "application/taxii+json";
    String padding = " ".repeat(ContentNegotiation.ACCEPT_LENGTH_MAX - good.length());
    assertThat(ContentNegotiation.choose(List.of(good + padding), OFFERS)).isPresent();
    assertThat(ContentNegotiation.choose(List.of(good + padding + " "), OFFERS)).isEmpty();
    assertThat(ContentNegotiation.choose(List.of(good, padding + " "), OFFERS)).isEmpty();

    String ranges = "a/b,".repeat(ContentNegotiation.RANGES_MAX - 1);
    assertThat(ContentNegotiation.choose(List.of(ranges + good), OFFERS)).isPresent();
    assertThat(ContentNegotiation.choose(List.of("a/b," + ranges + good), OFFERS)).isEmpty();

    assertThat(MediaType.tryParse("a/b" + numbered(MediaType.PARAMETERS_MAX))).isPresent();
    assertThat(MediaType.tryParse("a/b" + numbered(MediaType.PARAMETERS_MAX + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/taxii+json;version=2.1",
        "application/taxii+json; version=2.1",
        "application/taxii+json",
        "application/taxii+json;charset=utf-8",
        "APPLICATION/TAXII+JSON;Version=\"2.1\"; charset=\"UTF-8\"",
        "application/taxii+json;version=2.1;boundary=x",
      })
  void reads_content_that_is_taxii_2_1_or_states_no_version(String contentType) {
    assertThat(ContentNegotiation.canRead(List.of(contentType), OFFERS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "application/taxii+json;version=2.0",
        "application/vnd.oasis.taxii+json;version=2.0",
        "application/taxii+json;charset=utf-16",
        "application/stix+json;version=2.1",
        "application/taxii+json, application/taxii+json",
        "application/*",
        "application/taxii+json;version=2.1 x",
        "text/plain",
      })
  void does_not_read_other_content(String contentType) {
    assertThat(ContentNegotiation.canRead(List.of(contentType), OFFERS)).isFalse();
  }

  @Test
  void does_not_read_content_without_a_label_or_with_two() {
    assertThat(ContentNegotiation.canRead(List.of(), OFFERS)).isFalse();
    assertThat(
            ContentNegotiation.canRead(
                List.of("application/taxii+json", "application/taxii+json"), OFFERS))
        .isFalse();
  }

  @Test
  void reads_whatever_an_endpoint_says_it_takes() {
    // OpenCTI's taxii-post connector labels its posts so.
    assertThat(
            ContentNegotiation.canRead(
                List.of("application/stix+json; version=2.1"),
                List.of(MediaType.TAXII, MediaType.STIX)))
        .isTrue();
  }

  @Test
  void quotes_parameter_values_where_it_must() {
    var type = new MediaType("a", "b", Map.of("title", "say \"no\\yes\""));
    assertThat(type).hasToString("a/b;title=\"say \\\"no\\\\yes\\\"\"");
    assertThat(MediaType.tryParse(type.toString())).contains(type);
  }

  @Test
  void there_is_no_media_type_of_other_characters() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaType("a b", "c", Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaType("", "c", Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MediaType("a", "b", Map.of("x\n", "y")));
  }

  private static String numbered(int count) {
    var out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(";p").append(i).append("=1");
    }
    return out.toString();
  }
}
