package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.entente.stix.StixId;
import org.entente.taxii.TaxiiCollection;
import org.entente.taxii.client.ScriptedServer.Asked;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.VersionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxiiClientTest extends ClientFixture {
  private static final String DISCOVERY =
      "{\"title\":\"S\",\"default\":\"/exchange/\",\"api_roots\":[\"/exchange/\",\"%s\","
          + "\"https://elsewhere.example/root/\"]}";
  private static final String ROOT =
      "{\"title\":\"R\",\"versions\":[\"application/taxii+json;version=2.1\"],"
          + "\"max_content_length\":1000}";

  @Test
  void every_request_says_what_it_takes_and_who_asks() throws TaxiiException {
    server.otherwise(asked -> Reply.ok(ROOT));
    client().root(server.url("/exchange/")).describe();
    Asked request = server.asked().getFirst();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.header("Accept")).isEqualTo("application/taxii+json;version=2.1");
    assertThat(request.header("User-agent")).matches("entente-taxii/[0-9]\\S*");
    assertThat(request.header("Accept-encoding")).isEqualTo("gzip");
    assertThat(request.header("Authorization")).isNull();
    assertThat(request.header("Content-type")).isNull();
    client(b -> b.userAgent("watch/1.2 (test)")).root(server.url("/exchange/")).describe();
    assertThat(server.asked().getLast().header("User-agent")).isEqualTo("watch/1.2 (test)");
  }

  @Test
  void a_user_agent_cannot_smuggle_headers() {
    var builder = TaxiiClient.to(URI.create("https://example.org/"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.userAgent("a\r\nX: y"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.userAgent(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> Credentials.bearer("a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Credentials.bearer(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Credentials.basic("a:b", "c"));
  }

  @Test
  void credentials_are_sent_with_the_first_request_already() throws TaxiiException {
    server.otherwise(asked -> Reply.ok(ROOT));
    client(b -> b.credentials(Credentials.basic("amal", "päss:wörd")))
        .root(server.url("/exchange/"))
        .describe();
    client(b -> b.credentials(Credentials.bearer("t0ken")))
        .root(server.url("/exchange/"))
        .describe();
    String pair =
        Base64.getEncoder().encodeToString("amal:päss:wörd".getBytes(StandardCharsets.UTF_8));
    assertThat(server.asked())
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Basic " + pair, "Bearer t0ken");
  }

  @Test
  void credentials_show_nowhere() throws TaxiiException {
    assertThat(Credentials.basic("amal", "h1dden").toString()).doesNotContain("amal", "h1dden");
    server.then(Reply.of(401, "{\"title\":\"no\"}"));
    var client = client(b -> b.credentials(Credentials.basic("amal", "h1dden")));
    var failure = failure(() -> client.root(server.url("/x/")).describe(), Code.UNAUTHORISED);
    assertThat(failure.toString() + failure.problem()).doesNotContain("amal", "h1dden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://example.org/taxii2/",
        "ftp://example.org/",
        "https://amal:secret@example.org/",
        "/taxii2/",
        "https:///taxii2/",
      })
  void speaks_https_unless_told_otherwise(String url) {
    failure(() -> TaxiiClient.to(URI.create(url)).build().close(), Code.INSECURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "http://10.0.0.1/",
        "http://127.0.0.1.example.org/",
        "http://[::2]/",
        "http://localhost.example.org/"
      })
  void plain_http_stays_on_this_machine_even_when_allowed(String url) {
    failure(
        () -> TaxiiClient.to(URI.create(url)).allowPlainHttpOnLoopback().build().close(),
        Code.INSECURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/", "http://127.9.9.9/", "http://[::1]:2/"})
  void plain_http_on_this_machine_can_be_allowed(String url) throws TaxiiException {
    TaxiiClient.to(URI.create(url)).allowPlainHttpOnLoopback().build().close();
  }

  @Test
  void discovers_a_server_and_makes_its_urls_absolute() throws TaxiiException {
    server.then(Reply.ok(DISCOVERY.formatted(server.url("/other"))));
    Located.Server found = client().discover();
    assertThat(server.paths()).containsExactly("/taxii2/");
    assertThat(found.apiRoots())
        .containsExactly(
            server.url("/exchange/"),
            server.url("/other/"),
            URI.create("https://elsewhere.example/root/"));
    assertThat(found.defaultRoot()).isEqualTo(server.url("/exchange/"));
  }

  @Test
  void roots_that_only_look_like_urls_are_passed_over() throws TaxiiException {
    server.then(
        Reply.ok(
            "{\"title\":\"S\",\"default\":\"/a b/\",\"api_roots\":[\"/a b/\",\"https://[/\",\"https:///x/\","
                + "\"https://u:p@e.example/\",\"/good\"]}"));
    Located.Server found = client().discover();
    assertThat(found.apiRoots()).containsExactly(server.url("/good/"));
    assertThat(found.defaultRoot()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/taxii2/", "/taxii2", "/taxii2/?a=b#c"})
  void recognises_a_discovery_url(String path) throws TaxiiException {
    server.then(Reply.ok(DISCOVERY.formatted("/b/")));
    assertThat(client().locate(server.url(path))).isInstanceOf(Located.Server.class);
    assertThat(server.asked().getFirst().uri()).hasToString("/taxii2/");
  }

  @Test
  void a_url_without_a_path_stands_for_the_discovery() throws TaxiiException {
    server.then(Reply.ok(DISCOVERY.formatted("/b/")));
    assertThat(client().locate(server.url(""))).isInstanceOf(Located.Server.class);
    assertThat(server.paths()).containsExactly("/taxii2/");
  }

  @Test
  void the_root_of_a_server_may_be_an_api_root() throws TaxiiException {
    server.then(Reply.of(404, "")).then(Reply.ok(ROOT));
    assertThat(client().locate(server.url("/"))).isInstanceOf(Located.Root.class);
    assertThat(server.paths()).containsExactly("/taxii2/", "/");
  }

  @Test
  void recognises_the_url_of_an_api_root() throws TaxiiException {
    server.then(Reply.ok(ROOT));
    var found = (Located.Root) client().locate(server.url("/exchange"));
    assertThat(found.root().url()).isEqualTo(server.url("/exchange/"));
    assertThat(found.resource().maxContentLength()).isEqualTo(1000);
  }

  @Test
  void recognises_the_url_of_a_collection() throws TaxiiException {
    server.then(Reply.ok(collectionJson("a")));
    var found = (Located.Collection) client().locate(server.url("/exchange/collections/a"));
    assertThat(found.collection().url()).isEqualTo(server.url("/exchange/collections/a/"));
    assertThat(found.collection().root().url()).isEqualTo(server.url("/exchange/"));
    assertThat(found.resource().canRead()).isTrue();
  }

  @Test
  void says_when_a_url_is_none_of_the_three() throws TaxiiException {
    server.then(Reply.ok("{\"objects\":[]}"));
    var client = client();
    var failure = failure(() -> client.locate(server.url("/x/")), Code.MALFORMED);
    assertThat(failure.detail().orElseThrow().where()).isEqualTo("/title");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.collection(server.url("/exchange/")));
  }

  @Test
  void offers_the_collections_of_all_own_roots_that_may_be_entered() throws TaxiiException {
    server.otherwise(asked ->
        switch (asked.uri().getPath()) {
          case "/taxii2/" -> Reply.ok(DISCOVERY.formatted("/closed/"));
          case "/exchange/collections/" ->
              Reply.ok(
                  "{\"collections\":["
                      + collectionJson("a")
                      + ","
                      + collectionJson("b c/d")
                      + "]}");
          case "/closed/collections/" -> Reply.of(403, "{\"title\":\"no\"}");
          default -> Reply.of(404, "");
        });
    var offers = client().offers(server.url("/taxii2/"));
    assertThat(offers)
        .extracting(offer -> offer.collection().url())
        .containsExactly(
            server.url("/exchange/collections/a/"), server.url("/exchange/collections/b%20c%2Fd/"));
    assertThat(server.paths())
        .as("nothing is asked of another server")
        .containsExactly("/taxii2/", "/exchange/collections/", "/closed/collections/");
  }

  @ParameterizedTest
  @CsvSource({"a, a", "alias-b, b", "Title b, b"})
  void finds_a_collection_by_id_alias_or_title(String name, String id) throws TaxiiException {
    server.then(
        Reply.ok(
            "{\"collections\":["
                + collectionJson("a")
                + ","
                + collectionJson("b")
                + ","
                + collectionJson("c").replace("Title c", "Twin")
                + ","
                + collectionJson("d").replace("Title d", "Twin")
                + "]}"));
    assertThat(client().root(server.url("/exchange/")).find(name))
        .map(TaxiiCollection::id)
        .contains(id);
  }

  @Test
  void a_title_that_several_collections_have_finds_none() throws TaxiiException {
    server.then(
        Reply.ok(
            "{\"collections\":["
                + collectionJson("c").replace("Title c", "Twin")
                + ","
                + collectionJson("d").replace("Title d", "Twin")
                + "]}"));
    assertThat(client().root(server.url("/exchange/")).find("Twin")).isEmpty();
  }

  @Test
  void ids_cannot_leave_their_segment_of_the_path() throws TaxiiException {
    server.otherwise(asked -> Reply.ok(collectionJson("x")));
    var root = client().root(server.url("/exchange/"));
    for (String id : new String[] {"..", ".", "../../admin", "a?b=c", "a#b", "é", "%2e%2e"}) {
      root.collection(id).describe();
    }
    assertThat(server.asked())
        .extracting(request -> request.uri().toString())
        .containsExactly(
            "/exchange/collections/%2E%2E/",
            "/exchange/collections/%2E/",
            "/exchange/collections/..%2F..%2Fadmin/",
            "/exchange/collections/a%3Fb%3Dc/",
            "/exchange/collections/a%23b/",
            "/exchange/collections/%C3%A9/",
            "/exchange/collections/%252e%252e/");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORISED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "410, NOT_FOUND",
    "400, REFUSED",
    "405, REFUSED",
    "406, REFUSED",
    "409, REFUSED",
    "413, UPLOAD_TOO_LARGE",
    "415, REFUSED",
    "422, REFUSED",
    "501, REFUSED",
    "505, REFUSED",
  })
  void each_refusal_has_its_code_and_is_final(int status, Code code) throws TaxiiException {
    server.then(
        Reply.of(
            status,
            "{\"title\":\"Because\",\"error_id\":\"e-1\",\"http_status\":\"" + status + "\"}"));
    var client = client();
    var failure = failure(() -> client.root(server.url("/x/")).describe(), code);
    assertThat(failure.httpStatus()).isEqualTo(status);
    assertThat(failure.error().orElseThrow().errorId()).isEqualTo("e-1");
    assertThat(failure.uri()).contains(server.url("/x/"));
    assertThat(failure.getMessage()).contains(status + ": Because");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void a_refusal_that_is_no_taxii_is_a_refusal_all_the_same() throws TaxiiException {
    server.then(Reply.of(403, "<html>no</html>").with("Content-Type", "text/html"));
    var client = client();
    var failure = failure(() -> client.root(server.url("/x/")).describe(), Code.FORBIDDEN);
    assertThat(failure.error()).isEmpty();
  }

  @Test
  void the_query_stays_out_of_failures() throws TaxiiException {
    server.then(Reply.of(403, ""));
    var failure =
        failure(
            () -> collection().poll(Filters.NONE.withNext("opaque"), new Basket()), Code.FORBIDDEN);
    assertThat(failure.uri()).contains(server.url(COLLECTION_PATH + "objects/"));
  }

  @Test
  void follows_a_redirect_within_the_server() throws TaxiiException {
    server
        .then(Reply.of(301, "").with("Location", "/moved/"))
        .then(Reply.of(307, "").with("Location", server.url("/again/").toString()))
        .then(Reply.ok(ROOT));
    client(b -> b.credentials(Credentials.bearer("t"))).root(server.url("/x/")).describe();
    assertThat(server.paths()).containsExactly("/x/", "/moved/", "/again/");
    assertThat(server.asked().getLast().header("Authorization")).isEqualTo("Bearer t");
  }

  @Test
  void never_follows_a_redirect_to_another_server() throws TaxiiException {
    try (var other = ScriptedServer.http()) {
      other.otherwise(asked -> Reply.ok(ROOT));
      server.then(Reply.of(302, "").with("Location", other.url("/x/").toString()));
      var client = client(b -> b.credentials(Credentials.bearer("t")));
      var failure = failure(() -> client.root(server.url("/x/")).describe(), Code.REDIRECTED);
      assertThat(failure.problem().message()).contains("127.0.0.1:" + other.port());
      assertThat(other.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "//127.0.0.2/x/", "ftp://127.0.0.1/", "https://[", "https:x"})
  void a_redirect_to_nowhere_is_an_error(String location) throws TaxiiException {
    server.then(Reply.of(302, "").with("Location", location));
    var client = client();
    failure(() -> client.root(server.url("/x/")).describe(), Code.REDIRECTED);
  }

  @Test
  void redirects_come_to_an_end() throws TaxiiException {
    var count = new int[1];
    server.otherwise(asked -> Reply.of(302, "").with("Location", "/r" + count[0]++ + "/"));
    var client = client();
    failure(() -> client.root(server.url("/x/")).describe(), Code.REDIRECTED);
    assertThat(server.asked()).hasSize(Transport.REDIRECTS_MAX + 1);
  }

  @Test
  void a_post_is_not_redirected() throws TaxiiException {
    server.then(Reply.ok(ROOT)).then(Reply.of(307, "").with("Location", "/moved/"));
    failure(
        () ->
            collection()
                .add(java.util.List.of("{}".getBytes(StandardCharsets.UTF_8)).iterator(), u -> {}),
        Code.REDIRECTED);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void does_not_talk_to_other_servers_than_its_own() throws TaxiiException {
    var client = client();
    for (String url : new String[] {"https://127.0.0.1/", "http://127.0.0.1:1/x/"}) {
      failure(() -> client.root(URI.create(url)).describe(), Code.OTHER_ORIGIN);
    }
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void deletes_an_object() throws TaxiiException {
    server.then(Reply.of(200, "")).then(Reply.of(204, "")).then(Reply.of(404, ""));
    collection().delete(StixId.parse(id(1)), VersionFilter.LAST);
    collection().delete(StixId.parse(id(1)), VersionFilter.ALL);
    assertThat(server.asked())
        .extracting(Asked::method, request -> request.uri().toString())
        .containsExactly(
            tuple("DELETE", COLLECTION_PATH + "objects/" + id(1) + "/"),
            tuple("DELETE", COLLECTION_PATH + "objects/" + id(1) + "/?match%5Bversion%5D=all"));
    failure(() -> collection().delete(StixId.parse(id(1)), VersionFilter.LAST), Code.NOT_FOUND);
  }

  @Test
  void a_deletion_whose_answer_was_lost_counts_as_done_when_the_object_is_gone()
      throws TaxiiException {
    server.then(Reply.of(502, "")).then(Reply.of(404, ""));
    collection().delete(StixId.parse(id(1)), VersionFilter.LAST);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void a_deletion_that_a_busy_server_put_off_does_not_count_as_done() throws TaxiiException {
    server.then(Reply.of(503, "")).then(Reply.of(404, ""));
    failure(() -> collection().delete(StixId.parse(id(1)), VersionFilter.LAST), Code.NOT_FOUND);
  }

  @Test
  void an_unreachable_server_is_said_to_be_so() throws TaxiiException {
    var client = client();
    server.close();
    var failure = failure(() -> client.discover(), Code.UNREACHABLE);
    assertThat(failure.httpStatus()).isZero();
    assertThat(failure.mayPass()).isTrue();
    assertThat(time.pauses()).hasSize(Retry.DEFAULT.attempts() - 1);
  }

  private static String collectionJson(String id) {
    return ("{\"id\":\"%1$s\",\"title\":\"Title %1$s\",\"alias\":\"alias-%1$s\","
            + "\"can_read\":true,\"can_write\":true}")
        .formatted(id);
  }
}
