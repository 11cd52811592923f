package org.entente.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Import and export.
final class TransferTest {
  @TempDir static Path folder;
  static TestNode node;
  static String token;
  private String name;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    token = node.token(TestNode.ADMIN);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void fresh() {
    name = "c" + UUID.randomUUID();
    node.collection(name);
  }

  @Test
  void a_bundle_an_envelope_a_list_of_lines_and_a_lone_object_are_taken() {
    String bundle =
        "{\"type\":\"bundle\",\"id\":\"bundle--"
            + UUID.randomUUID()
            + "\",\"objects\":["
            + Stix.indicator(1)
            + ","
            + Stix.indicator(2)
            + "]}";

    assertThat(summary(bring(bundle)).toString()).contains("\"objects\":2,\"stored\":2");
    assertThat(summary(bring(Stix.indicators(2, 4))).toString())
        .contains("\"objects\":3,\"stored\":2,\"known\":1");
    assertThat(summary(bring(Stix.indicator(5) + "\n" + Stix.indicator(6) + "\n")).toString())
        .contains("\"objects\":2,\"stored\":2");
    assertThat(summary(bring(Stix.indicator(7))).toString()).contains("\"stored\":1");
    assertThat(summary(bring(bundle)).toString())
        .contains("\"complete\":true")
        .contains("\"stored\":0,\"known\":2,\"refused\":0");
  }

  @Test
  void a_packed_body_is_unpacked() {
    Reply reply =
        node.send(
            importing("")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(Stix.indicators(1, 500))))
                .build());

    assertThat(summary(reply).toString()).contains("\"stored\":500").contains("\"error\":null");
  }

  @Test
  void refusals_are_told_one_by_one_and_counted_by_code() {
    String bad = Stix.indicator(2).replace("\"pattern_type\":\"stix\",", "");
    Reply reply = bring(Stix.envelope(Stix.indicator(1), bad, Stix.indicator(3)));

    List<JsonObject> events = events(reply);
    assertThat(events.getFirst().string("event")).isEqualTo("progress");
    JsonObject refused = events.get(events.size() - 2);
    assertThat(refused.string("event")).isEqualTo("refused");
    assertThat(refused.get("index")).hasToString("1");
    assertThat(refused.string("id")).isEqualTo(Stix.id(2));
    assertThat(refused.string("where")).startsWith("/objects/1");
    assertThat(refused.string("message")).contains("pattern_type");
    JsonObject summary = events.getLast();
    assertThat(summary.toString())
        .contains("\"complete\":true")
        .contains("\"stored\":2")
        .contains("\"refused\":1");
    assertThat(summary.object("codes").toString())
        .isEqualTo("{\"" + refused.string("code") + "\":1}");
    assertThat(summary.string("first").compareTo(summary.string("last"))).isLessThan(0);
  }

  @Test
  void a_dry_run_says_what_would_happen_and_stores_nothing() {
    Reply reply =
        node.send(
            importing("?dry-run=true")
                .POST(BodyPublishers.ofString(Stix.indicators(1, 10)))
                .build());

    assertThat(summary(reply).toString()).contains("\"dryRun\":true").contains("\"stored\":10");
    assertThat(node.admin("GET", "/collections/" + name, "").body()).contains("\"objects\":0");
  }

  @Test
  void input_that_breaks_off_keeps_what_was_taken_and_says_where_it_broke() {
    String text = Stix.indicators(1, 50);
    Reply reply = bring(text.substring(0, text.length() - 100));

    JsonObject summary = summary(reply);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(summary.get("complete")).hasToString("false");
    assertThat(summary.object("error").string("code")).startsWith("json-");
    assertThat(summary.object("error").names())
        .containsExactly("code", "message", "where", "hint", "errorId");

    assertThat(summary(bring(text)).toString()).contains("\"complete\":true");
    assertThat(node.admin("GET", "/collections/" + name, "").body()).contains("\"objects\":50");
  }

  @Test
  void a_bomb_is_cut_off_and_says_so() {
    byte[] bomb = gzip(" ".repeat(60 << 20));
    Reply reply =
        node.send(
            importing("")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb))
                .build());

    assertThat(summary(reply).object("error").string("code")).isEqualTo("body-expands");
  }

  @Test
  void who_may_not_write_is_refused_before_anything_is_read() {
    node.account("looker-" + name.substring(0, 8), "analyst");
    String account = "looker-" + name.substring(0, 8);
    node.grant(account, name, "read");
    Reply reply =
        node.send(
            HttpRequest.newBuilder(node.uri("/admin/v1/collections/" + name + "/import"))
                .header("Authorization", "Bearer " + node.token(account))
                .POST(BodyPublishers.ofString(Stix.indicators(1, 1)))
                .build());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.json().string("code")).isEqualTo("forbidden");
  }

  @Test
  @Timeout(120)
  void who_hangs_up_ends_the_import_at_a_border_and_importing_again_finishes() throws Exception {
    String lines = lines(1, 3_000);
    try (var socket = node.connect()) {
      var out = socket.getOutputStream();
      out.write(
          ("POST /admin/v1/collections/"
                  + name
                  + "/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Length: 99999999\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(lines.getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.getInputStream().read();
    }

    assertThat(summary(bring(lines)).toString()).contains("\"complete\":true");
    assertThat(node.admin("GET", "/collections/" + name, "").body()).contains("\"objects\":3000");
  }

  @Test
  void an_export_is_a_bundle_of_the_stored_bytes() {
    bring(Stix.indicators(1, 3));

    Reply reply = export("");

    assertThat(reply.header("Content-Type")).isEqualTo("application/stix+json;version=2.1");
    assertThat(reply.json().string("type")).isEqualTo("bundle");
    assertThat(reply.json().string("id"))
        .matches("bundle--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(reply.json().array("objects").values()).hasSize(3);
    assertThat(reply.body()).contains(Stix.indicator(2));
    assertThat(summary(bring(reply.body())).toString()).contains("\"known\":3");
  }

  @Test
  void an_empty_export_has_no_objects() {
    assertThat(export("").json().has("objects")).isFalse();
    assertThat(export("?format=jsonl").body()).isEmpty();
  }

  @Test
  void json_lines_have_one_object_a_line_even_where_it_had_several() {
    bring(Stix.envelope(Stix.indicator(1).replace(",", ",\r\n "), Stix.indicator(2)));

    List<String> lines = export("?format=jsonl").body().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(JsonReader.parseObject(lines.get(0)).string("id")).isEqualTo(Stix.id(1));
    assertThat(lines.get(1)).isEqualTo(Stix.indicator(2));
  }

  @Test
  void filters_choose_what_is_exported() {
    String author = "identity--a463ffb3-1bd9-4d94-b02d-74e4f1658283";
    String amber =
        ",\"object_marking_refs\":"
            + "[\"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82\"]";
    bring(
        Stix.envelope(
            Stix.indicator(1),
            Stix.indicator(Stix.id(2), "2026-06-01T00:00:00.000Z", ",\"confidence\":80"),
            Stix.indicator(Stix.id(3), Stix.FIRST, ",\"labels\":[\"phishing\",\"x\"]"),
            Stix.indicator(Stix.id(4), Stix.FIRST, ",\"created_by_ref\":\"" + author + "\""),
            Stix.indicator(Stix.id(5), Stix.FIRST, amber),
            Stix.address()));

    assertThat(ids("type=ipv4-addr")).hasSize(1);
    assertThat(ids("id=" + Stix.id(1) + "&id=" + Stix.id(3)))
        .containsExactly(Stix.id(1), Stix.id(3));
    assertThat(ids("modified-after=2026-05-01T00:00:00Z")).containsExactly(Stix.id(2));
    assertThat(ids("min-confidence=80")).containsExactly(Stix.id(2));
    assertThat(ids("min-confidence=81")).isEmpty();
    assertThat(ids("label=phishing")).containsExactly(Stix.id(3));
    assertThat(ids("author=" + author)).containsExactly(Stix.id(4));
    assertThat(ids("marking=tlp:amber")).containsExactly(Stix.id(5));
    assertThat(ids("marking=marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"))
        .containsExactly(Stix.id(5));
    assertThat(ids("source=admin")).hasSize(6);
    assertThat(ids("source=account:admin&type=indicator")).hasSize(5);
    assertThat(ids("source=bob")).isEmpty();
    assertThat(ids("added-after=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(ids("label=phishing&label=none&type=indicator")).containsExactly(Stix.id(3));
  }

  @Test
  void an_export_gives_the_last_version_or_all() {
    bring(
        Stix.envelope(
            Stix.indicator(1), Stix.indicator(Stix.id(1), "2026-06-01T00:00:00.000Z", "")));

    assertThat(ids("")).hasSize(1);
    assertThat(ids("versions=all")).hasSize(2);
  }

  @Test
  void an_export_longer_than_a_page_is_whole() {
    bring(lines(1, 12_000));

    assertThat(export("?format=jsonl").body().lines().count()).isEqualTo(12_000);
    assertThat(export("").json().array("objects").values()).hasSize(12_000);
  }

  private List<String> ids(String query) {
    return export("?format=jsonl&" + query)
        .body()
        .lines()
        .map(JsonReader::parseObject)
        .map(object -> object.string("id"))
        .toList();
  }

  private Reply export(String query) {
    return TestNode.expect(
        node.bearer(token, "GET", "/admin/v1/collections/" + name + "/export" + query, ""), 200);
  }

  private Reply bring(String body) {
    return TestNode.expect(
        node.send(importing("").POST(BodyPublishers.ofString(body)).build()), 200);
  }

  private HttpRequest.Builder importing(String query) {
    return HttpRequest.newBuilder(node.uri("/admin/v1/collections/" + name + "/import" + query))
        .header("Content-Type", "application/octet-stream")
        .header("Authorization", "Bearer " + token);
  }

  private static JsonObject summary(Reply reply) {
    JsonObject last = events(reply).getLast();
    assertThat(last.string("event")).isEqualTo("summary");
    return last;
  }

  private static List<JsonObject> events(Reply reply) {
    assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
    return reply.body().lines().map(JsonReader::parseObject).toList();
  }

  private static String lines(int from, int to) {
    var lines = new StringBuilder();
    for (int i = from; i <= to; i++) {
      lines.append(Stix.indicator(i)).append('\n');
    }
    return lines.toString();
  }

  private static byte[] gzip(String text) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
