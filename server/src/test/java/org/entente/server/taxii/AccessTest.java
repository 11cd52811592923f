package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is asking, and what they may do.
final class AccessTest {
  @TempDir static Path folder;
  static TestNode node;
  static String collection;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    collection = node.collection("matrix");
    for (String access : List.of("read", "write", "read-write", "none")) {
      node.account(access, "analyst");
      if (!access.equals("none")) {
        node.grant(access, "matrix", access);
      }
    }
    node.post(collection + "objects/", Stix.indicators(1, 3));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "read,       GET,    '',                200",
    "read,       GET,    manifest/,         200",
    "read,       GET,    objects/,          200",
    "read,       GET,    objects/ID/,       200",
    "read,       GET,    objects/ID/versions/, 200",
    "read,       POST,   objects/,          403",
    "read,       DELETE, objects/ID/,       403",
    "write,      GET,    '',                200",
    "write,      GET,    manifest/,         403",
    "write,      GET,    objects/,          403",
    "write,      GET,    objects/ID/,       403",
    "write,      GET,    objects/ID/versions/, 403",
    "write,      POST,   objects/,          202",
    "write,      DELETE, objects/ID/,       403",
    "read-write, GET,    '',                200",
    "read-write, GET,    manifest/,         200",
    "read-write, GET,    objects/,          200",
    "read-write, GET,    objects/ID/,       200",
    "read-write, GET,    objects/ID/versions/, 200",
    "read-write, POST,   objects/,          202",
    "read-write, DELETE, objects/GONE/,     200",
    "none,       GET,    '',                404",
    "none,       GET,    manifest/,         404",
    "none,       GET,    objects/,          404",
    "none,       GET,    objects/ID/,       404",
    "none,       GET,    objects/ID/versions/, 404",
    "none,       POST,   objects/,          404",
    "none,       DELETE, objects/ID/,       404",
  })
  void the_rights_of_an_account_decide(String account, String method, String path, int status) {
    if (path.contains("GONE")) {
      node.post(collection + "objects/", Stix.indicators(99, 99));
    }
    String target = collection + path.replace("ID", Stix.id(1)).replace("GONE", Stix.id(99));
    Reply reply =
        node.as(account, method, target, method.equals("POST") ? Stix.indicators(1, 1) : "");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
  }

  @Test
  void a_collection_without_any_right_is_not_listed() {
    assertThat(node.as("none", "GET", "/exchange/collections/", "").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({"read, true, false", "write, false, true", "read-write, true, true"})
  void a_collection_says_what_the_account_may_do(String account, boolean read, boolean write) {
    String body = node.as(account, "GET", "/exchange/collections/", "").body();

    assertThat(body).contains("\"can_read\":" + read).contains("\"can_write\":" + write);
    assertThat(body).contains("\"media_types\":[\"application/stix+json;version=2.1\"]");
    assertThat(body).isEqualTo(node.as(account, "GET", "/exchange/collections/", "").body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxii2/",
        "/exchange/",
        "/exchange/collections/",
        "COLLECTION",
        "COLLECTIONmanifest/",
        "COLLECTIONobjects/",
        "COLLECTIONobjects/indicator--00000000-0000-4000-8000-000000000000/",
        "COLLECTIONobjects/indicator--00000000-0000-4000-8000-000000000000/versions/",
        "/exchange/status/00000000-0000-4000-8000-000000000000/",
        "/nowhere/",
      })
  void nobody_gets_in_unknown_and_is_told_how_to_sign_in(String path) {
    String target = path.replace("COLLECTION", collection);
    Reply reply = node.send(HttpRequest.newBuilder(node.uri(target)).GET().build());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.response().headers().allValues("WWW-Authenticate"))
        .containsExactly("Basic realm=\"entente\", charset=\"UTF-8\"", "Bearer realm=\"entente\"");
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(reply.json().string("error_code")).isEqualTo("unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void nobody_changes_anything_unknown(String method) {
    Reply reply =
        node.send(
            HttpRequest.newBuilder(
                    node.uri(
                        collection
                            + "objects/"
                            + (method.equals("DELETE") ? Stix.id(1) + "/" : "")))
                .header("Content-Type", TestNode.TAXII)
                .method(
                    method,
                    method.equals("POST")
                        ? HttpRequest.BodyPublishers.ofString(Stix.indicators(1, 1))
                        : HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(reply.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "basic", "BASIC", "bAsIc"})
  void the_scheme_may_be_in_any_letter_case(String scheme) {
    String basic = TestNode.basic("read", TestNode.PASSWORD).substring("Basic ".length());

    assertThat(authorized(scheme + " " + basic)).isEqualTo(200);
  }

  @Test
  void a_token_may_be_shown_as_bearer_and_as_basic_password() {
    String token = node.token("read");

    assertThat(authorized("Bearer " + token)).isEqualTo(200);
    assertThat(authorized("bearer " + token)).isEqualTo(200);
    assertThat(authorized("Token " + token)).as("OpenCTI, XSOAR").isEqualTo(200);
    assertThat(authorized(TestNode.basic("read", token))).isEqualTo(200);
    assertThat(authorized(TestNode.basic("write", token))).as("another account's").isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic cmVhZA==",
        "Basic /////w==",
        "Bearer",
        "Bearer entente_wrong",
        "Digest username=\"read\"",
        "read:password",
        "Negotiate abc",
      })
  void what_is_no_credential_of_ours_is_401(String header) {
    assertThat(authorized(header)).isEqualTo(401);
  }

  @Test
  void wrong_passwords_and_unknown_accounts_look_the_same() {
    Reply wrong =
        node.send(request().header("Authorization", TestNode.basic("read", "no")).build());
    Reply unknown =
        node.send(request().header("Authorization", TestNode.basic("nobody", "no")).build());

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.json().string("title")).isEqualTo(unknown.json().string("title"));
    assertThat(wrong.json().string("error_code")).isEqualTo(unknown.json().string("error_code"));
  }

  @Test
  void a_revoked_token_stops_working_at_once() {
    String token = node.token("read");
    assertThat(authorized("Bearer " + token)).isEqualTo(200);

    String list = node.admin("GET", "/tokens?account=read", "").body();
    for (var value : org.entente.stix.json.JsonReader.parseObject(list).array("tokens").values()) {
      String id = ((org.entente.stix.json.JsonObject) value).string("id");
      TestNode.expect(node.admin("DELETE", "/tokens/" + id, ""), 200);
    }

    assertThat(authorized("Bearer " + token)).isEqualTo(401);
  }

  @Test
  void what_is_above_a_ceiling_shows_nowhere() {
    String secret = node.collection("levels");
    node.account("low", "analyst");
    TestNode.expect(node.admin("PATCH", "/accounts/low", "{\"tlp\":\"green\"}"), 200);
    node.grant("low", "levels", "read-write");
    String amber =
        Stix.indicator(
            Stix.id(1),
            Stix.FIRST,
            ",\"object_marking_refs\":"
                + "[\"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82\"]");
    String green =
        Stix.indicator(
            Stix.id(2),
            Stix.FIRST,
            ",\"object_marking_refs\":"
                + "[\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\"]");
    node.post(secret + "objects/", Stix.envelope(amber, green));

    assertThat(node.as("low", "GET", secret + "objects/", "").body())
        .contains(Stix.id(2))
        .doesNotContain(Stix.id(1))
        .doesNotContain("more");
    assertThat(node.as("low", "GET", secret + "manifest/", "").body()).doesNotContain(Stix.id(1));
    String hidden = secret + "objects/" + Stix.id(1) + "/";
    assertThat(node.as("low", "GET", hidden, "").status()).isEqualTo(404);
    assertThat(node.as("low", "GET", hidden + "versions/", "").status()).isEqualTo(404);
    assertThat(node.as("low", "DELETE", hidden, "").status()).isEqualTo(404);
    assertThat(node.get(hidden).status()).isEqualTo(200);
  }

  @Test
  void a_next_value_of_somebody_else_shows_no_more() {
    String mixed = node.collection("passed-on");
    node.account("modest", "analyst");
    TestNode.expect(node.admin("PATCH", "/accounts/modest", "{\"tlp\":\"clear\"}"), 200);
    node.grant("modest", "passed-on", "read");
    String red =
        ",\"object_marking_refs\":[\"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed\"]";
    String white =
        ",\"object_marking_refs\":[\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\"]";
    node.post(
        mixed + "objects/",
        Stix.envelope(
            Stix.indicator(Stix.id(1), Stix.FIRST, white),
            Stix.indicator(Stix.id(2), Stix.FIRST, red),
            Stix.indicator(Stix.id(3), Stix.FIRST, white)));
    String next = node.get(mixed + "objects/?limit=1").json().string("next");

    assertThat(node.get(mixed + "objects/?next=" + next).body()).contains(Stix.id(2));
    assertThat(node.as("modest", "GET", mixed + "objects/?next=" + next, "").body())
        .contains(Stix.id(3))
        .doesNotContain(Stix.id(2));
    assertThat(node.as("none", "GET", mixed + "objects/?next=" + next, "").status()).isEqualTo(404);
  }

  private static int authorized(String header) {
    return node.send(request().header("Authorization", header).build()).status();
  }

  private static HttpRequest.Builder request() {
    return HttpRequest.newBuilder(node.uri(collection + "objects/"))
        .header("Accept", TestNode.TAXII);
  }
}
