package org.entente.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.server.admin.AdminRoutes;
import org.entente.server.admin.AdminServices;
import org.entente.server.edge.Routes;
import org.entente.server.health.HealthRoutes;
import org.entente.server.taxii.TaxiiRoutes;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every request that reads or changes something leaves exactly one record, whether it is done,
/// refused to somebody who may not, or refused to somebody unknown. Shown on every route that there
/// is.
final class AuditTest {
  private static final String NODE = "/admin/v1";
  private static final String COLLECTION = "/{root}/collections/{collection}/";

  /// What a request is like that works.
  private static final List<Line> LINES =
      List.of(
          new Line("GET /taxii2/", "/taxii2/", "", "api-root.list"),
          new Line("GET /{root}/", "/exchange/", "", "api-root.show"),
          new Line("GET /{root}/status/{status}/", "/exchange/status/STATUS/", "", "status.get"),
          new Line("GET /{root}/collections/", "/exchange/collections/", "", "collection.list"),
          new Line("GET " + COLLECTION, "TAXII", "", "collection.show"),
          new Line("GET " + COLLECTION + "manifest/", "TAXIImanifest/", "", "manifest.page"),
          new Line("GET " + COLLECTION + "objects/", "TAXIIobjects/", "", "objects.page"),
          new Line("POST " + COLLECTION + "objects/", "TAXIIobjects/", "ENVELOPE", "objects.add"),
          new Line(
              "GET " + COLLECTION + "objects/{object}/", "TAXIIobjects/OBJECT/", "", "objects.get"),
          new Line(
              "GET " + COLLECTION + "objects/{object}/versions/",
              "TAXIIobjects/OBJECT/versions/",
              "",
              "objects.versions"),
          new Line(
              "DELETE " + COLLECTION + "objects/{object}/",
              "TAXIIobjects/OBJECT/",
              "",
              "objects.delete"),
          new Line("GET /metrics", "/metrics", "", "node.figures"),
          new Line(admin("GET /status"), NODE + "/status", "", "node.status"),
          new Line(
              admin("POST /sessions"),
              NODE + "/sessions",
              "{\"account\":\"admin\",\"password\":\"" + TestNode.PASSWORD + "\"}",
              "token.create"),
          new Line(admin("GET /accounts"), NODE + "/accounts", "", "user.list"),
          new Line(
              admin("POST /accounts"),
              NODE + "/accounts",
              "{\"name\":\"newNUMBER\",\"role\":\"reader\",\"password\":\"a secret for NUMBER\"}",
              "user.add"),
          new Line(admin("GET /accounts/{name}"), NODE + "/accounts/extra", "", "user.show"),
          new Line(
              admin("PATCH /accounts/{name}"),
              NODE + "/accounts/extra",
              "{\"tlp\":\"green\"}",
              "user.set"),
          new Line(
              admin("PUT /accounts/{name}/password"),
              NODE + "/accounts/extra/password",
              "{\"password\":\"another secret NUMBER\"}",
              "user.password"),
          new Line(admin("DELETE /accounts/{name}"), NODE + "/accounts/extra", "", "user.remove"),
          new Line(admin("GET /tokens"), NODE + "/tokens", "", "token.list"),
          new Line(
              admin("POST /tokens"), NODE + "/tokens", "{\"account\":\"extra\"}", "token.create"),
          new Line(admin("DELETE /tokens/{id}"), NODE + "/tokens/TOKEN", "", "token.revoke"),
          new Line(admin("GET /grants"), NODE + "/grants", "", "grant.list"),
          new Line(
              admin("PUT /grants"),
              NODE + "/grants",
              "{\"account\":\"extra\",\"collection\":\"NAME\",\"access\":\"read\"}",
              "grant.set"),
          new Line(admin("GET /api-roots"), NODE + "/api-roots", "", "api-root.list"),
          new Line(
              admin("POST /api-roots"),
              NODE + "/api-roots",
              "{\"name\":\"rootNUMBER\"}",
              "api-root.add"),
          new Line(admin("GET /collections"), NODE + "/collections", "", "collection.list"),
          new Line(
              admin("POST /collections"),
              NODE + "/collections",
              "{\"name\":\"moreNUMBER\"}",
              "collection.add"),
          new Line(
              admin("GET /collections/{collection}"),
              NODE + "/collections/NAME",
              "",
              "collection.show"),
          new Line(
              admin("DELETE /collections/{collection}"),
              NODE + "/collections/NAME",
              "",
              "collection.remove"),
          new Line(
              admin("POST /collections/{collection}/import"),
              NODE + "/collections/NAME/import",
              "ENVELOPE",
              "objects.import"),
          new Line(
              admin("GET /collections/{collection}/export"),
              NODE + "/collections/NAME/export",
              "",
              "objects.page"),
          new Line(
              admin("GET /objects/{id}"),
              NODE + "/objects/OBJECT?collection=NAME",
              "",
              "objects.get"),
          new Line(
              admin("DELETE /objects/{id}"),
              NODE + "/objects/OBJECT?collection=NAME",
              "",
              "objects.delete"),
          new Line(
              admin("GET /search"),
              NODE + "/search?query=indicator&collection=NAME",
              "",
              "objects.search"),
          new Line(
              admin("GET /objects/{id}/neighbours"),
              NODE + "/objects/OBJECT/neighbours?collection=NAME",
              "",
              "objects.neighbours"),
          new Line(
              admin("POST /lookup"),
              NODE + "/lookup?collection=NAME",
              "{\"value\":\"example.org\"}",
              "objects.lookup"),
          new Line(
              admin("POST /backup"),
              NODE + "/backup",
              "{\"sha256\":\"" + "0a".repeat(32) + "\",\"bytes\":1}",
              "backup.done"),
          new Line(admin("GET /audit"), NODE + "/audit?limit=1", "", "audit.list"));

  /// Told to whoever asks, and about nobody.
  private static final List<String> OPEN =
      List.of(
          "GET /health/live",
          "GET /health/ready",
          "GET /admin/v1/ca",
          "GET /admin/v1/openapi.yaml");

  /// Needs a store on a disk: the command's own tests look for its record.
  private static final String BACKUP = "GET /admin/v1/backup";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir static Path folder;
  static TestNode node;
  static String adminToken;
  static String strangerToken;
  private String name;
  private String taxii;
  private String status;
  private String token;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    adminToken = node.token(TestNode.ADMIN);
    node.account("stranger", "reader");
    strangerToken = node.token("stranger");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /// A collection with an object in it, an account and a token for each request anew.
  @BeforeEach
  void prepare() {
    name = "c" + NUMBER.incrementAndGet();
    taxii = node.collection(name);
    Reply posted = node.post(taxii + "objects/", Stix.indicators(1, 1));
    status = TestNode.expect(posted, 202).json().string("id");
    node.grant("stranger", name, "none");
    node.admin("POST", "/accounts", "{\"name\":\"extra\",\"role\":\"analyst\"}");
    Reply made = node.admin("POST", "/tokens", "{\"account\":\"extra\"}");
    token = made.json().object("token").string("id");
  }

  static Stream<Line> lines() {
    return LINES.stream();
  }

  @Test
  void every_route_is_here() {
    var routes = new Routes();
    // The routes are only listed, never called.
    AdminRoutes.addTo(
        routes,
        new AdminServices(
            null,
            null,
            null,
            null,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            () -> false,
            null,
            null));
    TaxiiRoutes.addTo(routes, null);
    HealthRoutes.addTo(routes, null, null, null, null, () -> false);
    var known = new TreeSet<>(OPEN);
    known.add(BACKUP);
    LINES.forEach(line -> known.add(line.route));

    assertThat(known).isEqualTo(new TreeSet<>(routes.list()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void what_is_done_leaves_one_record(Line line) {
    long before = last();
    Reply reply = send(line, adminToken);

    assertThat(reply.status()).as(reply.toString()).isBetween(200, 202);
    AuditRecord record = only(before);
    assertThat(record.account()).isEqualTo(TestNode.ADMIN);
    assertThat(record.action()).isEqualTo(line.action);
    assertThat(record.outcome()).isEqualTo("ok");
    assertThat(record.errorId()).isNull();
    assertThat(record.origin()).isEqualTo("127.0.0.1");
    boolean stated = !line.path.endsWith("/sessions");
    assertThat(record.purpose()).isEqualTo(stated ? "enquête 7" : null);
    assertThat(record.reason()).isEqualTo(stated ? "طلب" : null);
    if (record.action().startsWith("objects.") || record.action().startsWith("manifest.")) {
      // A search finds an object some time after it came in.
      assertThat(record.count()).isBetween(record.action().equals("objects.search") ? 0L : 1L, 1L);
      assertThat(record.ids().isEmpty()).isEqualTo(record.query() != null);
    }
    assertThat(record.toString())
        .doesNotContain("example.org", TestNode.PASSWORD, adminToken, "a secret", "another secret");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void what_is_refused_to_somebody_leaves_one_record(Line line) {
    if (line.path.endsWith("/sessions")) {
      return; // whoever knows the password may
    }
    long before = last();
    Reply reply = send(line, strangerToken);

    AuditRecord record = only(before);
    assertThat(record.account()).isEqualTo("stranger");
    if (reply.status() >= 400) {
      assertThat(reply.status()).as(reply.toString()).isIn(403, 404);
      assertThat(record.outcome()).isEqualTo(code(reply));
      assertThat(record.errorId()).isEqualTo(errorId(reply));
    } else {
      assertThat(record.outcome()).isEqualTo("ok");
    }
    assertThat(record.purpose()).isEqualTo("enquête 7");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void what_is_refused_to_somebody_unknown_leaves_one_record(Line line) {
    if (line.path.endsWith("/sessions")) {
      return; // see below
    }
    long before = last();
    Reply reply = send(line, "");

    assertThat(reply.status()).isEqualTo(401);
    AuditRecord record = only(before);
    assertThat(record.account()).isEqualTo("(unknown)");
    assertThat(record.verb()).isEqualTo(AuditRecord.Verb.AUTHENTICATION);
    assertThat(record.outcome()).isEqualTo("unauthenticated");
    assertThat(record.errorId()).isEqualTo(errorId(reply));
  }

  @Test
  void a_wrong_password_leaves_one_record_without_what_was_typed() {
    long before = last();
    Reply reply =
        node.send(
            HttpRequest.newBuilder(node.uri(NODE + "/sessions"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"account\":\"my-real-password\",\"password\":\"hunter2 hunter2\"}"))
                .build());

    assertThat(reply.status()).isEqualTo(401);
    AuditRecord record = only(before);
    assertThat(record.action()).isEqualTo("sign-in");
    assertThat(record.account()).isEqualTo("(unknown)");
    assertThat(record.toString()).doesNotContain("hunter2", "my-real-password");
  }

  @Test
  void many_objects_are_counted_and_their_query_is_digested() {
    node.post(taxii + "objects/", Stix.indicators(2, 101));
    long before = last();
    node.bearer(adminToken, "GET", taxii + "objects/?match%5Btype%5D=indicator", "");

    AuditRecord record = only(before);
    assertThat(record.count()).isEqualTo(101);
    assertThat(record.ids()).isEmpty();
    assertThat(record.query()).matches("[0-9a-f]{64}");
    assertThat(record.target()).isEqualTo(taxii.split("/")[3]);
  }

  @Test
  void few_objects_are_named() {
    node.post(taxii + "objects/", Stix.indicators(2, 3));
    long before = last();
    node.bearer(adminToken, "GET", taxii + "objects/", "");

    assertThat(only(before).ids()).containsExactly(Stix.id(1), Stix.id(2), Stix.id(3));
  }

  @Test
  void names_that_nothing_can_have_leave_one_record_too() {
    for (String path :
        new String[] {
          "/nowhere/",
          "/nowhere/collections/",
          "/exchange/status/nonsense/",
          "/exchange/collections/nowhere/objects/",
          taxii + "objects/nonsense/",
          taxii + "objects/nonsense/versions/",
          NODE + "/objects/nonsense",
          NODE + "/collections/nowhere",
        }) {
      long before = last();
      Reply reply = node.bearer(adminToken, "GET", path, "");

      assertThat(reply.status()).as(path).isEqualTo(404);
      AuditRecord record = only(before);
      assertThat(record.outcome()).as(path).isEqualTo(code(reply));
      assertThat(record.errorId()).isEqualTo(errorId(reply));
    }
  }

  private Reply send(Line line, String credential) {
    String path =
        line.path
            .replace("TAXII", taxii)
            .replace("NAME", name)
            .replace("STATUS", status)
            .replace("OBJECT", Stix.id(1))
            .replace("TOKEN", token);
    String number = Integer.toString(NUMBER.incrementAndGet());
    String body =
        line.body
            .replace("ENVELOPE", Stix.indicators(2, 2))
            .replace("NUMBER", number)
            .replace("NAME", name);
    var request =
        HttpRequest.newBuilder(node.uri(path))
            .header("X-Entente-Purpose", "enqu%C3%AAte%207")
            .header("X-Entente-Reason", "%D8%B7%D9%84%D8%A8")
            .header(
                "Content-Type",
                path.startsWith(NODE) && !path.endsWith("import")
                    ? "application/json"
                    : TestNode.TAXII)
            .method(
                line.route.split(" ")[0],
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!credential.isEmpty()) {
      request.header("Authorization", "Bearer " + credential);
    }
    return node.send(request.build());
  }

  private static long last() {
    // What was noted gets its number when it goes to disk: reading brings that about.
    var log = node.store().audit();
    long number = log.last();
    for (List<AuditLog.Numbered> more = log.after(number, 1_000);
        !more.isEmpty();
        more = log.after(number, 1_000)) {
      number = more.getLast().number();
    }
    return number;
  }

  private static AuditRecord only(long before) {
    var records = new ArrayList<AuditRecord>();
    node.store().audit().after(before, 100).forEach(numbered -> records.add(numbered.record()));
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private static String code(Reply reply) {
    var json = JsonReader.parseObject(reply.body());
    return json.has("error_code") ? json.string("error_code") : json.string("code");
  }

  private static String errorId(Reply reply) {
    HttpResponse<byte[]> response = reply.response();
    return response.headers().firstValue("X-Request-Id").orElseThrow();
  }

  private static String admin(String route) {
    return route.replace(" ", " " + NODE);
  }

  /// A request to a route.
  ///
  /// @param route as it is registered
  /// @param path with placeholders in capitals
  /// @param body likewise; empty for none
  /// @param action how the audit log names it
  record Line(String route, String path, String body, String action) {
    @Override
    public String toString() {
      return route;
    }
  }
}
