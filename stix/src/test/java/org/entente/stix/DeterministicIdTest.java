package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeterministicIdTest {
  /// Those examples of STIX 2.1 §2.9 and §6 whose published identifiers are right, reduced to what
  /// contributes. (19 of the 81 published ones are not: they were computed before an edit.)
  static Stream<String> standard() throws IOException {
    return lines("deterministic-ids.jsonl");
  }

  /// Computed with Python: uuid.uuid5 over json.dumps with sorted keys.
  static Stream<String> computed() throws IOException {
    return lines("deterministic-ids-more.jsonl");
  }

  @ParameterizedTest
  @MethodSource({"standard", "computed"})
  void follows_from_what_contributes(String line) {
    JsonObject observable = JsonReader.parseObject(line);
    assertThat(DeterministicId.of(observable))
        .hasToString("Optional[" + observable.string("id") + "]");
  }

  @ParameterizedTest
  @MethodSource({"standard", "computed"})
  void does_not_depend_on_anything_else(String line) {
    JsonObject observable = JsonReader.parseObject(line);
    JsonObject other =
        observable.toBuilder()
            .put("spec_version", "2.1")
            .put("defanged", true)
            .put("x_custom", "anything")
            .remove("id")
            .build();
    assertThat(DeterministicId.of(other)).isEqualTo(DeterministicId.of(observable));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"process\",\"pid\":1}",
        "{\"type\":\"indicator\",\"name\":\"x\",\"value\":\"y\"}",
        "{\"type\":\"x-custom\",\"value\":\"y\"}",
        "{\"value\":\"y\"}",
        "{\"type\":7,\"value\":\"y\"}",
        "{\"type\":\"ipv4-addr\"}",
        "{\"type\":\"ipv4-addr\",\"value\":null}",
        "{\"type\":\"file\",\"size\":7}",
        "{\"type\":\"file\",\"hashes\":{}}",
        "{\"type\":\"email-message\",\"is_multipart\":false}"
      })
  void there_is_none_when_nothing_contributes(String text) {
    assertThat(DeterministicId.of(JsonReader.parseObject(text))).isEmpty();
    assertThat(DeterministicId.contributing(JsonReader.parseObject(text))).isEmpty();
  }

  @Test
  void exactly_one_hash_contributes_in_the_order_of_preference() {
    assertThat(
            contributing(
                "{\"type\":\"file\",\"hashes\":{\"SHA-512\":\"f\",\"SHA-256\":\"e\",\"SHA-1\":\"d\",\"MD5\":\"c\"}}"))
        .isEqualTo("{\"hashes\":{\"MD5\":\"c\"}}");
    assertThat(contributing("{\"type\":\"file\",\"hashes\":{\"SHA-512\":\"f\",\"SHA-256\":\"e\"}}"))
        .isEqualTo("{\"hashes\":{\"SHA-256\":\"e\"}}");
    assertThat(contributing("{\"type\":\"file\",\"hashes\":{\"TLSH\":\"t\",\"SSDEEP\":\"s\"}}"))
        .isEqualTo("{\"hashes\":{\"SSDEEP\":\"s\"}}");
  }

  @Test
  void nested_objects_contribute_whole_and_references_as_strings() {
    assertThat(
            contributing(
                "{\"type\":\"file\",\"parent_directory_ref\":\"directory--1\",\"extensions\":{\"x\":{\"b\":2.50,\"a\":1}}}"))
        .isEqualTo(
            "{\"extensions\":{\"x\":{\"a\":1,\"b\":2.5}},\"parent_directory_ref\":\"directory--1\"}");
  }

  @Test
  void every_identifier_is_of_version_5() {
    StixId id =
        DeterministicId.of(JsonReader.parseObject("{\"type\":\"url\",\"value\":\"\"}"))
            .orElseThrow();
    assertThat(id.uuidVersion()).isEqualTo(5);
    assertThat(id.uuid().variant()).isEqualTo(2);
  }

  private static String contributing(String text) {
    return new String(
        DeterministicId.contributing(JsonReader.parseObject(text)).orElseThrow(),
        StandardCharsets.UTF_8);
  }

  private static Stream<String> lines(String name) throws IOException {
    try (var in = DeterministicIdTest.class.getResourceAsStream("/spec/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}
