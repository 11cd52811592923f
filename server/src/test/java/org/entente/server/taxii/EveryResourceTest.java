package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.entente.stix.json.JsonObject;
import org.entente.taxii.ApiRoot;
import org.entente.taxii.CollectionList;
import org.entente.taxii.Discovery;
import org.entente.taxii.Manifest;
import org.entente.taxii.Reading;
import org.entente.taxii.Status;
import org.entente.taxii.TaxiiCollection;
import org.entente.taxii.TaxiiError;
import org.entente.taxii.VersionList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every resource of TAXII alike, shown on each.
final class EveryResourceTest {
  /// Every address that can be got, of the tables of sections 4 and 5.
  static final String[] RESOURCES = {
    "/taxii2/",
    "/exchange/",
    "/exchange/status/STATUS/",
    "/exchange/collections/",
    "/exchange/collections/COLLECTION/",
    "/exchange/collections/COLLECTION/manifest/",
    "/exchange/collections/COLLECTION/objects/",
    "/exchange/collections/COLLECTION/objects/OBJECT/",
    "/exchange/collections/COLLECTION/objects/OBJECT/versions/",
  };

  @TempDir static Path folder;
  static TestNode node;
  static String collection;
  static String status;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    collection = node.collection("every").split("/")[3];
    Reply posted = node.post("/exchange/collections/every/objects/", Stix.indicators(1, 3));
    status = TestNode.expect(posted, 202).json().string("id");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @FieldSource("RESOURCES")
  void is_served_without_trailing_slash_and_without_redirect(String resource) {
    String path = filled(resource);
    Reply without = node.get(path.substring(0, path.length() - 1));

    assertThat(without.status()).isEqualTo(200);
    assertThat(without.header("Location")).isEmpty();
    assertThat(without.body()).isEqualTo(node.get(path).body());
  }

  @ParameterizedTest
  @FieldSource("RESOURCES")
  void head_is_get_without_the_body(String resource) {
    Reply get = node.get(filled(resource));
    Reply head =
        node.send(node.request(filled(resource)).method("HEAD", BodyPublishers.noBody()).build());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    for (String header :
        new String[] {
          "Content-Type", "Content-Length", "X-TAXII-Date-Added-First", "X-TAXII-Date-Added-Last"
        }) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
  }

  @ParameterizedTest
  @FieldSource("RESOURCES")
  void is_there_for_whoever_accepts_anything_and_labels_a_get(String resource) {
    for (String accept : new String[] {"*/*", "application/json, text/plain, */*"}) {
      Reply reply =
          node.send(
              HttpRequest.newBuilder(node.uri(filled(resource)))
                  .header("Authorization", TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD))
                  .header("Accept", accept)
                  .header("Content-Type", "application/vnd.oasis.taxii+json")
                  .build());
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    }
  }

  @ParameterizedTest
  @FieldSource("RESOURCES")
  void takes_every_way_of_showing_a_credential(String resource) {
    String token = node.token(TestNode.ADMIN);
    for (String credential :
        new String[] {
          TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD),
          TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD).replace("Basic", "basic"),
          TestNode.basic(TestNode.ADMIN, token),
          "Bearer " + token,
          "Token " + token,
        }) {
      Reply reply =
          node.send(
              HttpRequest.newBuilder(node.uri(filled(resource)))
                  .header("Authorization", credential)
                  .build());
      assertThat(reply.status()).as(credential.split(" ")[0]).isEqualTo(200);
    }
  }

  static Stream<Object[]> readers() {
    return Stream.of(
        reader("/taxii2/", Discovery::read),
        reader("/exchange/", ApiRoot::read),
        reader("/exchange/status/STATUS/", Status::read),
        reader("/exchange/collections/", CollectionList::read),
        reader("/exchange/collections/COLLECTION/", TaxiiCollection::read),
        reader("/exchange/collections/COLLECTION/manifest/", Manifest::read),
        reader("/exchange/collections/COLLECTION/manifest/?limit=1", Manifest::read),
        reader("/exchange/collections/COLLECTION/objects/OBJECT/versions/", VersionList::read),
        reader("/nowhere/", TaxiiError::read));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void has_the_properties_of_its_kind(String resource, Function<JsonObject, Reading<?>> reader) {
    assertThat(reader.apply(node.get(filled(resource)).json())).isInstanceOf(Reading.Good.class);
  }

  @Test
  void a_status_and_a_collection_have_random_ids() {
    for (String id : new String[] {status, collection}) {
      assertThat(java.util.UUID.fromString(id).version()).isEqualTo(4);
      assertThat(java.util.UUID.fromString(id).variant()).isEqualTo(2);
    }
  }

  @ParameterizedTest(name = "{0} {1} is {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /nowhere/                                            | *  | 404",
        "GET    | /exchange/nowhere/                                   | *  | 404",
        "GET    | /exchange/status/00000000-0000-4000-8000-000000000000/ | *  | 404",
        "GET    | /exchange/collections/nowhere/                       | *  | 404",
        "GET    | /exchange/collections/COLLECTION/objects/nonsense/   | *  | 404",
        "GET    | /exchange/collections/COLLECTION/objects/?limit=0    | *  | 400",
        "GET    | /exchange/collections/COLLECTION/manifest/           | text/html | 406",
        "PUT    | /exchange/collections/COLLECTION/objects/            | *  | 405",
        "POST   | /exchange/collections/COLLECTION/objects/            | *  | 415",
        "DELETE | /exchange/collections/COLLECTION/objects/nonsense/   | *  | 404",
      })
  void a_refusal_is_a_taxii_error_that_says_its_status(
      String method, String path, String accept, int expected) {
    Reply reply =
        node.send(
            HttpRequest.newBuilder(node.uri(filled(path)))
                .header("Authorization", TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD))
                .header("Accept", accept.equals("*") ? "*/*" : accept)
                .method(method, BodyPublishers.noBody())
                .build());

    assertThat(reply.status()).as(reply.toString()).isEqualTo(expected);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(reply.json().string("http_status")).isEqualTo(Integer.toString(expected));
    assertThat(reply.json().string("error_id")).isEqualTo(reply.header("X-Request-Id"));
    assertThat(reply.json().string("title")).isNotEmpty();
  }

  private static Object[] reader(String path, Function<JsonObject, Reading<?>> reader) {
    return new Object[] {path, reader};
  }

  private static String filled(String path) {
    return path.replace("COLLECTION", collection)
        .replace("STATUS", status)
        .replace("OBJECT", Stix.id(2));
  }
}
