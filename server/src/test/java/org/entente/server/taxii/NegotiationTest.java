package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
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

/// Media types and encodings, both ways.
final class NegotiationTest {
  @TempDir static Path folder;
  static TestNode node;
  static String collection;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    collection = node.collection("types");
    TestNode.expect(node.post(collection + "objects/", Stix.indicators(1, 50)), 202);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/taxii+json;version=2.1            | 200",
        "application/taxii+json; version=2.1           | 200",
        "application/taxii+json                        | 200",
        "Application/TAXII+JSON;Version=\"2.1\"        | 200",
        "*/*                                           | 200",
        "*                                             | 200",
        "application/*                                 | 200",
        "application/json, text/plain, */*             | 200",
        "text/html, application/taxii+json;q=0.1       | 200",
        "application/taxii+json;version=2.1,application/stix+json;version=2.1 | 200",
        "application/vnd.oasis.taxii+json; version=2.0 | 406",
        "application/taxii+json;version=2.0            | 406",
        "application/taxii+json;version=2.1;q=0        | 406",
        "application/json                              | 406",
        "text/html                                     | 406",
      })
  void accept_decides_whether_the_client_can_be_answered(String accept, int status) {
    for (String path : new String[] {"/taxii2/", collection + "objects/", collection}) {
      Reply reply =
          node.send(
              HttpRequest.newBuilder(node.uri(path))
                  .header("Authorization", TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD))
                  .header("Accept", accept)
                  .build());
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    }
  }

  @Test
  void without_accept_or_user_agent_the_answer_is_taxii_2_1() {
    String reply =
        node.raw(
            "GET /taxii2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                + "Authorization: "
                + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                + "\r\n\r\n");

    assertThat(reply)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/taxii+json;version=2.1\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/taxii+json;version=2.1                | 202",
        "application/taxii+json                            | 202",
        "application/taxii+json; version=\"2.1\"           | 202",
        "APPLICATION/taxii+JSON;version=2.1;charset=UTF-8  | 202",
        "application/stix+json;version=2.1                 | 202",
        "application/taxii+json;version=2.0                | 415",
        "application/json                                  | 415",
        "text/plain                                        | 415",
        "application/x-www-form-urlencoded                 | 415",
        "application/taxii+json;charset=utf-16             | 415",
        "nonsense                                          | 415",
      })
  void content_type_decides_whether_a_body_can_be_read(String type, int status) {
    Reply reply =
        node.send(
            node.request(collection + "objects/")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(Stix.indicators(1, 1)))
                .build());

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
  }

  @Test
  void a_post_without_content_type_is_415() {
    Reply reply =
        node.send(
            node.request(collection + "objects/")
                .POST(BodyPublishers.ofString(Stix.indicators(1, 1)))
                .build());

    assertThat(reply.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, deflate, br", "x-gzip;q=0.5, gzip"})
  void pages_are_packed_for_whoever_takes_gzip(String encoding) throws IOException {
    Reply plain = node.get(collection + "objects/");
    Reply packed =
        node.send(
            node.request(collection + "objects/").header("Accept-Encoding", encoding).build());

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(packed.header("X-TAXII-Date-Added-Last")).isNotEmpty();
    assertThat(packed.bytes().length).isLessThan(plain.bytes().length / 3);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(plain.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "*;q=0"})
  void others_get_pages_as_they_are(String encoding) {
    Reply reply =
        node.send(
            node.request(collection + "objects/").header("Accept-Encoding", encoding).build());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Encoding")).isEmpty();
    assertThat(reply.body()).startsWith("{\"objects\":[");
  }

  @Test
  void a_packed_body_is_read_like_any_other() {
    byte[] packed =
        HostileBodiesTest.gzipped(Stix.indicators(60, 200).getBytes(StandardCharsets.UTF_8));
    for (String encoding : new String[] {"gzip", "GZIP", "x-gzip"}) {
      Reply reply =
          node.send(
              node.request(collection + "objects/")
                  .header("Content-Type", TestNode.TAXII)
                  .header("Content-Encoding", encoding)
                  .POST(BodyPublishers.ofByteArray(packed))
                  .build());
      assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
      assertThat(reply.body()).contains("\"success_count\":141");
    }
  }
}
