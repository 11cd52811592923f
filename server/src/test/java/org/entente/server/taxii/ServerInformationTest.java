package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerInformationTest {
  @TempDir static Path folder;
  static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder, yaml -> yaml.replace("contact:", "contact: cert@example.org"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void discovery_lists_absolute_addresses_at_the_root_of_the_server() {
    Reply reply = node.get("/taxii2/");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    String root = node.uri("/exchange/").toString();
    assertThat(reply.body())
        .startsWith(
            "{\"title\":\"CERT Exemple\",\"contact\":\"cert@example.org\",\"default\":\""
                + root
                + "\",\"api_roots\":[\""
                + root
                + "\"");
  }

  @Test
  void discovery_names_the_node_as_the_client_does_unless_it_has_a_public_address() {
    String asked =
        node.raw(
            "GET /taxii2/ HTTP/1.1\r\nHost: taxii.example.org:8443\r\nConnection: close\r\n"
                + "Authorization: "
                + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                + "\r\n\r\n");

    assertThat(asked).contains("\"http://taxii.example.org:8443/exchange/\"");
  }

  @Test
  void a_public_address_is_what_everybody_is_told(@TempDir Path elsewhere) {
    try (var proxied =
        TestNode.plain(
            elsewhere,
            yaml -> yaml.replace("publicUrl:", "publicUrl: https://taxii.example.org"))) {
      assertThat(proxied.get("/taxii2/").body())
          .contains("\"default\":\"https://taxii.example.org/exchange/\"");
    }
  }

  @Test
  void headers_of_a_proxy_that_nobody_trusts_are_passed_over() {
    String asked =
        node.raw(
            "GET /taxii2/ HTTP/1.1\r\nHost: taxii.example.org\r\nConnection: close\r\n"
                + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-For: 192.0.2.1\r\nAuthorization: "
                + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                + "\r\n\r\n");

    assertThat(asked).contains("\"http://taxii.example.org/exchange/\"").doesNotContain("evil");
  }

  @Test
  void there_is_an_api_root_that_speaks_taxii_2_1() {
    Reply reply = node.get("/exchange/");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            "{\"title\":\"exchange\",\"versions\":[\"application/taxii+json;version=2.1\"],"
                + "\"max_content_length\":33554432}");
  }

  @Test
  void each_api_root_has_its_own_address_and_its_own_collections() {
    node.admin("POST", "/api-roots", "{\"name\":\"second\",\"title\":\"Second group\"}");
    node.admin("POST", "/collections", "{\"name\":\"one\",\"apiRoot\":\"exchange\"}");
    node.admin("POST", "/collections", "{\"name\":\"two\",\"apiRoot\":\"second\"}");

    assertThat(node.get("/second/").json().string("title")).isEqualTo("Second group");
    assertThat(node.get("/taxii2/").body())
        .contains("\"" + node.uri("/exchange/") + "\"")
        .contains("\"" + node.uri("/second/") + "\"");
    assertThat(node.get("/second/collections/").body())
        .contains("\"two\"")
        .doesNotContain("\"one\"");
    assertThat(node.get("/exchange/collections/two/").status()).isEqualTo(404);
  }

  @Test
  void an_api_root_in_which_somebody_has_nothing_does_not_exist_for_them() {
    node.admin("POST", "/api-roots", "{\"name\":\"closed\"}");
    node.admin("POST", "/collections", "{\"name\":\"inner\",\"apiRoot\":\"closed\"}");
    node.account("outsider", "reader");

    assertThat(node.as("outsider", "GET", "/closed/", "").status()).isEqualTo(404);
    assertThat(node.as("outsider", "GET", "/taxii2/", "").body()).doesNotContain("closed");
    assertThat(node.as("outsider", "GET", "/exchange/", "").status()).isEqualTo(200);

    node.grant("outsider", "inner", "read");
    assertThat(node.as("outsider", "GET", "/closed/", "").status()).isEqualTo(200);
    assertThat(node.as("outsider", "GET", "/taxii2/", "").body()).contains("/closed/");
  }

  @Test
  void the_collections_of_an_api_root_that_does_not_exist_for_somebody_are_404() {
    node.admin("POST", "/api-roots", "{\"name\":\"shut\"}");
    node.admin("POST", "/collections", "{\"name\":\"within\",\"apiRoot\":\"shut\"}");
    node.account("passer-by", "reader");

    Reply hidden = node.as("passer-by", "GET", "/shut/collections/", "");
    Reply missing = node.as("passer-by", "GET", "/none/collections/", "");

    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.json().string("error_code")).isEqualTo(missing.json().string("error_code"));
    assertThat(node.get("/shut/collections/").body()).contains("within");
  }

  @Test
  void an_unknown_api_root_is_404_as_a_taxii_error() {
    Reply reply = node.get("/nowhere/");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(reply.json().string("http_status")).isEqualTo("404");
    assertThat(reply.json().string("error_code")).isEqualTo("api-root-not-found");
    assertThat(reply.json().string("error_id")).isEqualTo(reply.header("X-Request-Id"));
    assertThat(node.get("/nowhere/collections/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/taxii2", "/exchange", "/exchange/collections"})
  void a_path_without_trailing_slash_is_served_without_redirect(String path) {
    assertThat(node.get(path).body()).isEqualTo(node.get(path + "/").body());
    assertThat(node.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/taxii2/", "/exchange/", "/exchange/collections/", "/health/live"})
  void head_is_get_without_the_body(String path) {
    Reply get = node.get(path);
    Reply head =
        node.send(node.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"})
  void another_method_is_405_and_says_which_are_possible(String method) {
    String reply = node.raw(method + " /taxii2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD\r\n");
    assertThat(reply).contains("Content-Type: " + TestNode.TAXII).contains("method-not-allowed");
  }

  @Test
  void sentences_are_in_the_language_of_the_client_and_codes_in_none() {
    var request = node.request("/nowhere/").header("Accept-Language", "ar, fr;q=0.9");
    Reply arabic = node.send(request.GET().build());
    Reply french =
        node.send(node.request("/nowhere/").header("Accept-Language", "fr-MA").GET().build());
    Reply german =
        node.send(node.request("/nowhere/").header("Accept-Language", "de").GET().build());

    assertThat(arabic.json().string("title")).matches(".*\\p{IsArabic}.*");
    assertThat(french.json().string("title")).isNotEqualTo(german.json().string("title"));
    assertThat(german.json().string("title")).isEqualTo("No such API root");
    assertThat(arabic.json().string("error_code")).isEqualTo("api-root-not-found");
  }
}
