package org.entente.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminApiTest {
  @TempDir static Path folder;
  static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.secure(folder);
    for (String role : new String[] {"operator", "analyst", "auditor", "reader"}) {
      node.account(role, role);
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void passwords_are_never_taken_with_a_request() {
    Reply reply = node.get("/admin/v1/status");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"entente\"");
    assertThat(reply.json().string("code")).isEqualTo("bearer-only");
    assertThat(reply.json().names()).containsExactly("code", "message", "where", "hint", "errorId");
    assertThat(reply.json().string("errorId")).isEqualTo(reply.header("X-Request-Id"));
  }

  @Test
  void nobody_unknown_gets_in() {
    Reply reply = node.send(HttpRequest.newBuilder(node.uri("/admin/v1/accounts")).GET().build());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().string("code")).isEqualTo("unauthenticated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Origin         | https://evil.example | 403",
        "Origin         | null                 | 403",
        "Origin         | SELF                 | 200",
        "Sec-Fetch-Site | cross-site           | 403",
        "Sec-Fetch-Site | same-site            | 403",
        "Sec-Fetch-Site | same-origin          | 200",
        "Sec-Fetch-Site | none                 | 200",
      })
  void requests_from_pages_of_other_sites_are_refused(String header, String value, int status) {
    String self = node.uri("").toString();
    Reply reply =
        node.send(
            HttpRequest.newBuilder(node.uri("/admin/v1/ca"))
                .header(header, value.replace("SELF", self))
                .build());

    assertThat(reply.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(reply.json().string("code")).isEqualTo("cross-site");
    }
  }

  @Test
  void a_session_is_a_token_for_a_quarter_of_an_hour() {
    Reply reply = session(TestNode.ADMIN, TestNode.PASSWORD);

    assertThat(reply.status()).isEqualTo(201);
    String token = reply.json().string("token");
    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(node.bearer(token, "GET", "/admin/v1/accounts", "").status()).isEqualTo(200);
    assertThat(
            node.bearer(token, "DELETE", "/admin/v1/tokens/" + reply.json().string("id"), "")
                .status())
        .isEqualTo(200);
    assertThat(node.bearer(token, "GET", "/admin/v1/accounts", "").status()).isEqualTo(401);
  }

  @Test
  void a_session_needs_the_right_password() {
    assertThat(session(TestNode.ADMIN, "wrong").status()).isEqualTo(401);
    assertThat(session("nobody", TestNode.PASSWORD).status()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "operator | GET    | /status              |                     | 200",
        "auditor  | GET    | /status              |                     | 200",
        "analyst  | GET    | /status              |                     | 200",
        "operator | GET    | /accounts            |                     | 200",
        "auditor  | GET    | /accounts            |                     | 200",
        "analyst  | GET    | /accounts            |                     | 403",
        "operator | POST   | /accounts            | {\"name\":\"x\"}    | 403",
        "auditor  | POST   | /accounts            | {\"name\":\"x\"}    | 403",
        "operator | DELETE | /accounts/reader     |                     | 403",
        "operator | POST   | /collections         | {\"name\":\"by-op\"}| 201",
        "analyst  | POST   | /collections         | {\"name\":\"by-an\"}| 403",
        "auditor  | POST   | /collections         | {\"name\":\"by-au\"}| 403",
        "operator | POST   | /api-roots           | {\"name\":\"byop\"} | 201",
        "analyst  | POST   | /api-roots           | {\"name\":\"byan\"} | 403",
        "operator | GET    | /audit               |                     | 403",
        "auditor  | GET    | /audit               |                     | 200",
        "analyst  | GET    | /audit               |                     | 403",
        "analyst  | GET    | /tokens?account=analyst |                  | 200",
        "analyst  | GET    | /tokens              |                     | 403",
        "operator | PUT    | /grants              | {\"account\":\"operator\",\"collection\":\"by-op\",\"access\":\"read\"} | 403",
      })
  void roles_decide(String role, String method, String path, String body, int status) {
    if (path.equals("/grants")) {
      node.admin("POST", "/collections", "{\"name\":\"by-op\"}");
    }
    Reply reply = node.bearer(token(role), method, "/admin/v1" + path, body == null ? "" : body);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
  }

  @Test
  void a_token_without_the_scope_admin_does_nothing_but_read_and_write() {
    Reply made =
        node.admin(
            "POST", "/tokens", "{\"account\":\"admin\",\"scopes\":[\"read\"],\"life\":\"12h\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().object("token").string("expires")).isNotNull();
    String secret = made.json().string("secret");

    assertThat(node.bearer(secret, "GET", "/admin/v1/accounts", "").status()).isEqualTo(403);
    assertThat(node.bearer(secret, "GET", "/exchange/collections/", "").status()).isEqualTo(200);
  }

  @Test
  void accounts_are_added_changed_and_removed() {
    Reply added =
        node.admin(
            "POST", "/accounts", "{\"name\":\"alice\",\"role\":\"analyst\",\"tlp\":\"green\"}");
    assertThat(added.status()).isEqualTo(201);
    String password = added.json().string("password");
    assertThat(password).matches("[A-Za-z0-9_-]{24}");
    JsonObject account = added.json().object("account");
    assertThat(account.string("role")).isEqualTo("analyst");
    assertThat(account.string("tlp")).isEqualTo("green");
    assertThat(session("alice", password).status()).isEqualTo(201);

    assertThat(node.admin("POST", "/accounts", "{\"name\":\"alice\"}").status()).isEqualTo(409);
    assertThat(node.admin("PATCH", "/accounts/alice", "{\"disabled\":true}").json().toString())
        .contains("\"disabled\":true");
    assertThat(session("alice", password).status()).isEqualTo(401);
    node.admin("PATCH", "/accounts/alice", "{\"disabled\":false}");

    Reply changed = node.admin("PUT", "/accounts/alice/password", "{}");
    assertThat(changed.json().string("password")).isNotEqualTo(password);
    assertThat(session("alice", password).status()).isEqualTo(401);
    Reply given =
        node.admin("PUT", "/accounts/alice/password", "{\"password\":\"a long enough sentence\"}");
    assertThat(given.json().get("password")).hasToString("null");
    assertThat(session("alice", "a long enough sentence").status()).isEqualTo(201);

    assertThat(node.admin("DELETE", "/accounts/alice", "").status()).isEqualTo(200);
    assertThat(node.admin("GET", "/accounts/alice", "").status()).isEqualTo(404);
    assertThat(session("alice", "a long enough sentence").status()).isEqualTo(401);
  }

  @Test
  void an_account_may_have_no_password_at_all() {
    Reply added = node.admin("POST", "/accounts", "{\"name\":\"tool\",\"password\":null}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body()).contains("\"hasPassword\":false").contains("\"password\":null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"x\",\"rol\":\"admin\"}        | member-unknown | rol",
        "{\"role\":\"admin\"}                      | member-missing | name",
        "{\"name\":5}                              | member-invalid | name",
        "{\"name\":\"x\",\"role\":\"king\"}        | member-invalid | role",
        "{\"name\":\"x\",\"tlp\":\"purple\"}       | member-invalid | tlp",
        "[]                                        | body-not-json  |",
        "{\"name\":\"x\"                           | body-not-json  |",
        "{\"name\":\"x\",\"name\":\"y\"}           | body-not-json  |",
        "hello                                     | body-not-json  |",
      })
  void a_request_that_is_not_understood_says_where(String body, String code, String where) {
    Reply reply = node.admin("POST", "/accounts", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().string("code")).isEqualTo(code);
    assertThat(reply.json().string("where")).isEqualTo(where);
  }

  @Test
  void other_bodies_than_json_are_415_and_too_long_ones_413() {
    String secret = token(TestNode.ADMIN);
    Reply form =
        node.send(
            HttpRequest.newBuilder(node.uri("/admin/v1/accounts"))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=x"))
                .build());
    Reply none =
        node.send(
            HttpRequest.newBuilder(node.uri("/admin/v1/accounts"))
                .header("Authorization", "Bearer " + secret)
                .POST(BodyPublishers.ofString("{\"name\":\"x\"}"))
                .build());
    Reply longer =
        node.admin(
            "POST", "/accounts", "{\"name\":\"" + "x".repeat(AdminGate.BODY_BYTES_MAX) + "\"}");

    assertThat(form.status()).isEqualTo(415);
    assertThat(none.status()).isEqualTo(415);
    assertThat(longer.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/audit?verb=looking",
        "/audit?limit=-1",
        "/audit?limit=x",
        "/audit?since=yesterday",
        "/audit?account=a&account=b",
        "/audit?account=%zz",
        "/collections/imports/export?format=pdf",
        "/collections/imports/export?min-confidence=101",
        "/collections/imports/export?marking=secret",
        "/collections/imports/export?type=UPPER",
        "/search?limit=0",
        "/search?limit=1001",
        "/search?facets=maybe",
        "/search?query=a&query=b",
        "/search?id=nothing",
      })
  void a_parameter_that_is_not_understood_is_named(String path) {
    node.admin("POST", "/collections", "{\"name\":\"imports\"}");
    String reply =
        node.raw(
            "GET /admin/v1"
                + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + token(TestNode.ADMIN)
                + "\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 400 ").contains("parameter-invalid");
  }

  @Test
  void grants_are_given_listed_and_taken_back() {
    node.admin("POST", "/collections", "{\"name\":\"granted\"}");
    Reply set =
        node.admin(
            "PUT",
            "/grants",
            "{\"account\":\"reader\",\"collection\":\"granted\",\"access\":\"read\"}");

    assertThat(set.status()).isEqualTo(200);
    assertThat(set.json().string("collectionName")).isEqualTo("granted");
    assertThat(node.admin("GET", "/grants?account=reader", "").body()).contains("\"granted\"");
    assertThat(node.admin("GET", "/grants?collection=granted", "").body()).contains("\"reader\"");
    node.admin(
        "PUT",
        "/grants",
        "{\"account\":\"reader\",\"collection\":\"granted\",\"access\":\"default\"}");
    assertThat(node.admin("GET", "/grants?account=reader", "").body()).isEqualTo("{\"grants\":[]}");
  }

  @Test
  void collections_are_added_shown_and_removed() {
    Reply added =
        node.admin(
            "POST",
            "/collections",
            "{\"name\":\"shown\",\"alias\":\"sh\",\"title\":\"Shown\",\"defaultMarking\":"
                + "\"tlp:green\",\"validation\":\"lenient\"}");
    assertThat(added.status()).isEqualTo(201);
    String id = added.json().string("id");
    assertThat(added.json().object("urls").string("objects"))
        .isEqualTo(node.uri("/exchange/collections/" + id + "/objects/").toString());
    node.post("/exchange/collections/" + id + "/objects/", Stix.indicators(1, 3));

    for (String reference : new String[] {id, "shown", "sh"}) {
      JsonObject shown = node.admin("GET", "/collections/" + reference, "").json();
      assertThat(shown.string("id")).isEqualTo(id);
      assertThat(shown.toString()).contains("\"objects\":3,\"versions\":3,\"last\":\"20");
    }
    assertThat(node.admin("DELETE", "/collections/shown?dry-run=true", "").body())
        .contains("\"removed\":false");
    assertThat(node.admin("DELETE", "/collections/shown", "").body()).contains("\"removed\":true");
    assertThat(node.admin("GET", "/collections/shown", "").status()).isEqualTo(404);
    assertThat(node.get("/exchange/collections/" + id + "/").status()).isEqualTo(404);
  }

  @Test
  void an_object_is_found_in_every_collection_and_deleted_from_all_or_one() {
    for (String name : new String[] {"left", "right"}) {
      node.admin("POST", "/collections", "{\"name\":\"" + name + "\",\"alias\":\"" + name + "\"}");
      node.post("/exchange/collections/" + name + "/objects/", Stix.indicators(500, 500));
    }
    String path = "/objects/" + Stix.id(500);

    Reply found = node.admin("GET", path, "");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().array("found").values()).hasSize(2);
    assertThat(found.body()).contains("\"object\":" + Stix.indicator(500) + "}");
    assertThat(node.admin("GET", path + "?collection=left", "").json().array("found").values())
        .hasSize(1);

    assertThat(node.admin("DELETE", path + "?dry-run=true", "").json().array("removed").values())
        .hasSize(2);
    assertThat(node.admin("DELETE", path + "?collection=left", "").body())
        .contains("\"left\"")
        .doesNotContain("\"right\"");
    assertThat(node.admin("GET", path, "").json().array("found").values()).hasSize(1);
    assertThat(node.admin("DELETE", path, "").status()).isEqualTo(200);
    assertThat(node.admin("GET", path, "").status()).isEqualTo(404);
    assertThat(node.admin("DELETE", path, "").status()).isEqualTo(404);
    assertThat(node.admin("GET", "/objects/nonsense", "").json().string("code"))
        .isEqualTo("object-not-found");
  }

  @Test
  void the_audit_log_tells_who_did_what_and_never_what_it_said() {
    node.admin("POST", "/collections", "{\"name\":\"watched\",\"alias\":\"watched\"}");
    node.send(
        node.request("/exchange/collections/watched/objects/")
            .header("X-Entente-Purpose", "coop%C3%A9ration")
            .header("X-Entente-Reason", "case 17")
            .GET()
            .build());

    Reply reply = node.bearer(token("auditor"), "GET", "/admin/v1/audit?collection=watched", "");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
    JsonObject record =
        reply.body().lines().map(JsonReader::parseObject).reduce((a, b) -> b).orElseThrow();
    assertThat(record.string("account")).isEqualTo("admin");
    assertThat(record.string("verb")).isEqualTo("consultation");
    assertThat(record.string("purpose")).isEqualTo("coopération");
    assertThat(record.string("reason")).isEqualTo("case 17");
    assertThat(record.string("origin")).isEqualTo("127.0.0.1");
    assertThat(record.string("outcome")).isEqualTo("ok");
    long last = Long.parseLong(record.get("number").toString());
    assertThat(node.admin("GET", "/audit?limit=1&after=" + (last - 1), "").body())
        .contains("\"number\":" + last + ",");
    assertThat(node.admin("GET", "/audit?limit=0", "").body().lines().count()).isGreaterThan(20);
    assertThat(node.admin("GET", "/audit?limit=0", "").body())
        .doesNotContain(TestNode.PASSWORD)
        .doesNotContain("entente_");
  }

  @Test
  void a_refusal_has_the_same_id_for_the_client_and_in_the_audit_log() {
    Reply refused = node.as("reader", "GET", "/exchange/collections/nowhere/objects/", "");
    String id = refused.json().string("error_id");

    assertThat(node.admin("GET", "/audit?limit=0&account=reader", "").body())
        .contains("\"errorId\":\"" + id + "\"");
  }

  @Test
  void status_says_how_the_node_is() {
    node.get("/exchange/collections/");
    JsonObject status = node.admin("GET", "/status", "").json();

    assertThat(status.get("healthy")).hasToString("true");
    assertThat(status.string("name")).isEqualTo("CERT Exemple");
    assertThat(status.string("country")).isEqualTo("MA");
    assertThat(status.object("urls").string("taxii")).isEqualTo(node.node().taxiiUrl().toString());
    assertThat(status.object("certificate").string("notAfter")).isNotEmpty();
    assertThat(status.object("certificate").get("own")).hasToString("true");
    assertThat(status.object("disk").toString()).contains("\"freeBytes\":");
    assertThat(status.array("accounts").toString()).contains("\"name\":\"admin\"");
    assertThat(status.array("checks").values()).hasSize(3);
  }

  @Test
  void status_tells_those_without_the_right_about_themselves_only() {
    JsonObject status = node.bearer(token("analyst"), "GET", "/admin/v1/status", "").json();

    assertThat(status.get("disk")).hasToString("null");
    assertThat(status.array("accounts").toString())
        .contains("\"analyst\"")
        .doesNotContain("\"admin\"");
  }

  @Test
  void the_authoritys_certificate_is_for_everybody() throws Exception {
    Reply reply = node.send(HttpRequest.newBuilder(node.uri("/admin/v1/ca")).build());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(Files.readString(node.directory().resolve("tls").resolve("ca.pem")))
        .startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void the_owner_of_the_directory_has_every_right_on_the_local_socket() {
    var reply = LocalHttp.request(node.directory(), "GET", "/admin/v1/accounts", "", "");
    assertThat(reply.status()).isEqualTo(200);

    var made =
        LocalHttp.request(
            node.directory(), "POST", "/admin/v1/accounts", "", "{\"name\":\"by-socket\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(
            node.admin("GET", "/audit?limit=0&account=local:" + System.getProperty("user.name"), "")
                .body())
        .contains("by-socket");
  }

  @Test
  void a_token_on_the_local_socket_counts_as_its_account() {
    String secret = token("reader");
    var reply =
        LocalHttp.request(
            node.directory(),
            "GET",
            "/admin/v1/accounts",
            "Authorization: Bearer " + secret + "\r\n",
            "");

    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void taxii_is_not_on_the_local_socket() {
    assertThat(LocalHttp.request(node.directory(), "GET", "/taxii2/", "", "").status())
        .isEqualTo(404);
  }

  @Test
  void addresses_on_the_local_socket_are_those_of_the_node() {
    var reply = LocalHttp.request(node.directory(), "GET", "/admin/v1/status", "", "");

    assertThat(reply.json().object("urls").string("taxii"))
        .isEqualTo(node.node().taxiiUrl().toString());
  }

  private static String token(String account) {
    return node.token(account);
  }

  private static Reply session(String account, String password) {
    return node.send(
        HttpRequest.newBuilder(node.uri("/admin/v1/sessions"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}"))
            .build());
  }
}
