package org.entente.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking up values, and walking around objects, over HTTP.
final class FindingTest {
  @TempDir static Path folder;
  static TestNode node;
  static String token;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    token = node.token(TestNode.ADMIN);
    String objects = node.collection("c") + "objects/";
    TestNode.expect(node.post(objects, Stix.indicators(1, 2)), 202);
    TestNode.expect(node.post(objects, Stix.envelope(Stix.address())), 202);
    TestNode.expect(
        node.post(
            objects,
            Stix.envelope(
                "{\"type\":\"relationship\",\"spec_version\":\"2.1\","
                    + "\"id\":\"relationship--57b56a43-b8b0-4cba-9deb-34e3e1faed9e\","
                    + "\"created\":\"2026-01-05T10:00:00.000Z\","
                    + "\"modified\":\"2026-01-05T10:00:00.000Z\","
                    + "\"relationship_type\":\"related-to\",\"source_ref\":\""
                    + Stix.id(1)
                    + "\",\"target_ref\":\""
                    + Stix.id(2)
                    + "\"}")),
        202);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void each_line_has_its_answer_in_the_same_order() {
    List<JsonObject> answers =
        answers(
            "{\"value\":\"EXAMPLE[.]org\"}\n"
                + "{\"value\":\"198.51.100[.]3\",\"kind\":null}\n"
                + "{\"value\":\"nobody.example\"}\n"
                + "{\"value\":\"example.org\",\"kind\":\"name\"}");
    assertThat(answers).hasSize(4);
    assertThat(ids(answers.get(0))).containsExactly(Stix.id(1), Stix.id(2));
    assertThat(answers.get(0).string("value")).isEqualTo("EXAMPLE[.]org");
    assertThat(answers.get(0).string("kind")).isEqualTo("domain");
    assertThat(answers.get(1).string("kind")).isEqualTo("ip");
    assertThat(ids(answers.get(1))).hasSize(1);
    assertThat(ids(answers.get(2))).isEmpty();
    assertThat(ids(answers.get(3))).isEmpty();
  }

  @Test
  void hostile_lines_are_answered_by_code_and_end_nothing() {
    List<String> lines =
        List.of(
            "{\"value\":\"" + "x".repeat(2_049) + "\"}",
            "{\"value\":\"a\\u0000b\"}",
            "{\"value\":\"\"}",
            "",
            "not json",
            "[1]",
            "{\"value\":7}",
            "{}",
            "{\"value\":\"x\",\"kind\":\"nonsense\"}",
            "{\"value\":\"x\",\"kind\":\"ip\"}",
            "{\"value\":\"x\",\"knd\":\"ip\"}",
            "\u0000\u0001",
            "[".repeat(1_000),
            "{\"value\":\"example.org\"}");
    List<JsonObject> answers = answers(String.join("\n", lines) + "\n");
    assertThat(answers.subList(0, lines.size() - 1))
        .extracting(answer -> answer.object("error").string("code"))
        .containsExactly(
            "value-too-long",
            "value-not-text",
            "value-empty",
            "body-not-json",
            "body-not-json",
            "body-not-json",
            "member-invalid",
            "member-missing",
            "member-invalid",
            "value-not-of-kind",
            "member-unknown",
            "body-not-json",
            "body-not-json");
    assertThat(answers.getFirst().string("value")).hasSize(100);
    assertThat(ids(answers.getLast())).hasSize(2);
  }

  @Test
  void lines_beyond_the_limit_are_left_for_the_next_request() {
    String all =
        IntStream.rangeClosed(1, LookupRoutes.LINES_MAX + 1)
            .mapToObj(i -> "{\"value\":\"d" + i + ".example\"}\n")
            .collect(Collectors.joining());
    assertThat(answers(all)).hasSize(LookupRoutes.LINES_MAX);
    assertThat(answers("")).isEmpty();
  }

  @Test
  void a_request_that_is_too_large_or_of_another_type_is_refused() {
    String line = "{\"value\":\"" + "x".repeat(2_000) + "\"}\n";
    assertThat(lookUp(line.repeat(600), "application/x-ndjson").status()).isEqualTo(413);
    assertThat(lookUp(line, "text/plain").status()).isEqualTo(415);
    assertThat(lookUp(line, "application/json").status()).isEqualTo(200);
  }

  @Test
  void sentences_are_in_the_callers_language() {
    var request =
        HttpRequest.newBuilder(node.uri("/admin/v1/lookup"))
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + token)
            .header("Accept-Language", "fr")
            .POST(BodyPublishers.ofString("{\"value\":\"\"}"))
            .build();
    assertThat(node.send(request).body()).contains("Il n’y a pas de valeur");
  }

  @Test
  void neighbours_are_listed_with_what_connects_them() {
    Reply reply = neighbours(Stix.id(1), "?depth=2&direction=out");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().array("nodes").size()).isEqualTo(2);
    JsonObject edge = (JsonObject) reply.json().array("edges").get(0);
    assertThat(edge.string("from")).isEqualTo(Stix.id(1));
    assertThat(edge.string("to")).isEqualTo(Stix.id(2));
    assertThat(edge.string("label")).isEqualTo("related-to");
    assertThat(edge.string("by")).startsWith("relationship--");
    assertThat(neighbours(Stix.id(1), "?direction=in").json().array("edges").size()).isZero();
    assertThat(neighbours(Stix.id(1), "?type=malware").json().array("nodes").size()).isOne();
  }

  @Test
  void bounds_are_kept_and_what_is_not_there_is_not_found() {
    assertThat(neighbours(Stix.id(1), "?depth=5&max=1000").status()).isEqualTo(200);
    assertThat(neighbours(Stix.id(1), "?depth=6").status()).isEqualTo(400);
    assertThat(neighbours(Stix.id(1), "?depth=0").status()).isEqualTo(400);
    assertThat(neighbours(Stix.id(1), "?max=1001").status()).isEqualTo(400);
    assertThat(neighbours(Stix.id(1), "?direction=up").status()).isEqualTo(400);
    assertThat(neighbours(Stix.id(99), "").body()).contains("object-not-found");
    assertThat(neighbours("nonsense", "").body()).contains("object-not-found");
  }

  private static Reply neighbours(String id, String query) {
    return node.bearer(token, "GET", "/admin/v1/objects/" + id + "/neighbours" + query, "");
  }

  private static List<JsonObject> answers(String lines) {
    Reply reply = lookUp(lines, "application/x-ndjson");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
    return reply.body().lines().map(JsonReader::parseObject).toList();
  }

  private static Reply lookUp(String lines, String mediaType) {
    return node.send(
        HttpRequest.newBuilder(node.uri("/admin/v1/lookup"))
            .header("Content-Type", mediaType)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(lines))
            .build());
  }

  private static List<String> ids(JsonObject answer) {
    return answer.array("matches").values().stream()
        .map(match -> ((JsonObject) match).string("id"))
        .toList();
  }
}
