package org.entente.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searching over HTTP; the index follows what was added.
final class SearchTest {
  private static final String RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";

  @TempDir static Path folder;
  static TestNode node;
  static String admin;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    admin = node.token(TestNode.ADMIN);
    node.collection("birds");
    for (int i = 1; i <= 3; i++) {
      bring("birds", Stix.indicator(Stix.id(i), Stix.FIRST, ",\"name\":\"Heron " + i + "\""));
    }
    bring(
        "birds",
        Stix.indicator(
            Stix.id(4),
            Stix.FIRST,
            ",\"name\":\"Red heron\",\"object_marking_refs\":[\"" + RED + "\"]"));
    node.account("reader", "reader");
    node.grant("reader", "birds", "read");
    until("heron", 4);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void tells_what_is_documented() {
    JsonObject answer = search(admin, "query=" + encoded("\"red heron\"") + "&facets");
    JsonObject hit = (JsonObject) answer.array("hits").get(0);
    assertThat(hit.names())
        .containsExactly(
            "id",
            "version",
            "type",
            "name",
            "score",
            "collection",
            "collectionName",
            "position",
            "source",
            "handling");
    assertThat(hit.string("id")).isEqualTo(Stix.id(4));
    assertThat(hit.string("name")).isEqualTo("Red heron");
    assertThat(hit.string("collectionName")).isEqualTo("birds");
    assertThat(hit.object("handling").string("tlp")).isEqualTo("red");
    assertThat(answer.toString())
        .contains("\"next\":null,\"more\":false,\"total\":1,\"totalIsExact\":true")
        .contains("\"complete\":true")
        .contains("\"collection\":[{\"value\":\"birds\",\"count\":1}]");
  }

  @Test
  void facets_are_told_only_when_asked_for() {
    assertThat(search(admin, "query=heron").toString()).endsWith("\"facets\":null}");
  }

  @Test
  void who_may_not_see_an_object_is_told_the_same_as_though_it_were_not_there() {
    JsonObject answer = search(node.token("reader"), "query=heron&facets");
    assertThat(names(answer)).containsExactly("Heron 3", "Heron 2", "Heron 1");
    assertThat(answer.toString()).contains("\"total\":3").doesNotContain("red");
  }

  @Test
  void goes_on_by_its_cursor() {
    var names = new ArrayList<String>();
    String after = "";
    do {
      JsonObject page = search(admin, "query=heron&limit=3" + after);
      names.addAll(names(page));
      after = page.string("next") == null ? "" : "&after=" + page.string("next");
    } while (!after.isEmpty());
    assertThat(names).containsExactly("Red heron", "Heron 3", "Heron 2", "Heron 1");
  }

  @Test
  void a_query_and_a_cursor_that_make_no_sense_are_422() {
    assertThat(get(admin, "query=a*").status()).isEqualTo(422);
    assertThat(get(admin, "query=a*").json().string("code")).isEqualTo("search-wildcard");
    assertThat(get(admin, "query=heron&after=garbage").status()).isEqualTo(422);
    assertThat(get(admin, "query=" + "x".repeat(1_001)).json().string("code"))
        .isEqualTo("search-too-long");
  }

  @Test
  void a_collection_that_is_not_there_is_404() {
    assertThat(get(admin, "query=heron&collection=nosuch").status()).isEqualTo(404);
    node.account("stranger", "reader");
    String stranger = node.token("stranger");
    assertThat(get(stranger, "query=heron&collection=birds").status()).isEqualTo(404);
    assertThat(names(search(stranger, "query=heron"))).isEmpty();
  }

  @Test
  void the_status_says_how_far_the_index_is_to_those_who_look_after_the_node() {
    JsonObject index = node.admin("GET", "/status", "").json().object("index");
    assertThat(index.names()).containsExactly("complete", "behind", "secondsBehind", "documents");
    assertThat(
            node.bearer(node.token("reader"), "GET", "/admin/v1/status", "")
                .json()
                .get("index")
                .toString())
        .isEqualTo("null");
  }

  private static void bring(String collection, String object) {
    TestNode.expect(
        node.bearer(admin, "POST", "/admin/v1/collections/" + collection + "/import", object), 200);
  }

  private static void until(String query, int count) {
    while (names(search(admin, "query=" + query)).size() < count) {
      Thread.onSpinWait();
    }
  }

  private static JsonObject search(String token, String parameters) {
    return TestNode.expect(get(token, parameters), 200).json();
  }

  private static Reply get(String token, String parameters) {
    return node.bearer(token, "GET", "/admin/v1/search?" + parameters, "");
  }

  private static List<String> names(JsonObject answer) {
    var names = new ArrayList<String>();
    for (JsonValue hit : answer.array("hits").values()) {
      names.add(((JsonObject) hit).string("name"));
    }
    return names;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
