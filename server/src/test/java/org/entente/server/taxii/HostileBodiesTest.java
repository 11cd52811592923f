package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are damaged, or meant to do damage: refused with 4xx, nothing stored, no stack
/// trace, the node unharmed.
final class HostileBodiesTest {
  private static final int BODY_BYTES = 1 << 20;

  @TempDir static Path folder;
  static TestNode node;
  static String collection;

  @BeforeAll
  static void start() {
    node =
        TestNode.plain(
            folder,
            yaml ->
                yaml.replace("bodyBytes: 64MiB", "bodyBytes: 1MiB")
                    .replace("expansionRatio: 100", "expansionRatio: 20"));
    collection = node.collection("hostile");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void nothing_was_stored_and_the_node_works() {
    assertThat(node.get(collection + "objects/").body()).isEqualTo("{}");
    assertThat(node.get("/health/ready").status()).isEqualTo(200);
  }

  static Stream<Arguments> bodies() {
    String object = Stix.indicator(1);
    String envelope = Stix.envelope(object);
    return Stream.of(
        Arguments.of("empty", bytes("")),
        Arguments.of("white space", bytes(" \n\t ")),
        Arguments.of("no JSON", bytes("hello")),
        Arguments.of("a form", bytes("objects=1&x=y")),
        Arguments.of("a lone array", bytes("[" + object + "]")),
        Arguments.of("a number", bytes("42")),
        Arguments.of("null", bytes("null")),
        Arguments.of("truncated", bytes(envelope.substring(0, envelope.length() - 20))),
        Arguments.of("truncated after an object", bytes("{\"objects\":[" + object)),
        Arguments.of("two envelopes", bytes(envelope + envelope)),
        Arguments.of("text behind", bytes(envelope + "x")),
        Arguments.of("a comment", bytes("/* x */" + envelope)),
        Arguments.of("single quotes", bytes("{'objects':[]}")),
        Arguments.of("a trailing comma", bytes("{\"objects\":[" + object + ",]}")),
        Arguments.of("objects is no list", bytes("{\"objects\":{}}")),
        Arguments.of("objects is null", bytes("{\"objects\":null}")),
        Arguments.of("UTF-16", envelope.getBytes(StandardCharsets.UTF_16)),
        Arguments.of("UTF-16 without mark", envelope.getBytes(StandardCharsets.UTF_16LE)),
        Arguments.of("UTF-32", envelope.getBytes(Charset.forName("UTF-32"))),
        Arguments.of("nested without end", bytes("{\"objects\":" + "[".repeat(100_000))),
        Arguments.of("nested braces", bytes("{\"a\":".repeat(100_000))),
        Arguments.of(
            "a deep object",
            bytes("{\"objects\":[" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "]}")),
        Arguments.of("bytes of zero", new byte[10_000]),
        Arguments.of("gzip without saying so", gzipped(bytes(envelope))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_body_that_is_no_envelope_is_refused_whole(String name, byte[] body) {
    Reply reply = post(body);

    assertThat(reply.status()).as(reply.toString()).isBetween(400, 422);
    assertThat(reply.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(reply.json().string("error_code")).matches("[a-z0-9-]+");
    assertThat(reply.json().string("description")).isNotEmpty();
    assertThat(reply.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  static Stream<Arguments> objects() {
    String object = Stix.indicator(1);
    return Stream.of(
        Arguments.of("a lone surrogate", with(",\"name\":\"\\ud83d\"")),
        Arguments.of("a NUL", with(",\"na\\u0000me\":\"x\"")),
        Arguments.of("a huge number", with(",\"confidence\":1e400")),
        Arguments.of("an integer above 2^53", with(",\"confidence\":9007199254740993")),
        Arguments.of("a duplicate key", with(",\"type\":\"malware\"")),
        Arguments.of("an id like a path", object.replace(Stix.id(1), "../../etc/passwd")),
        Arguments.of(
            "an id like a path, well formed",
            object.replace(Stix.id(1), "..--" + Stix.id(1).substring(11))),
        Arguments.of("an id of another type", object.replace("\"indicator--", "\"malware--")),
        Arguments.of("an id that is a list", object.replace("\"" + Stix.id(1) + "\"", "[1]")),
        Arguments.of("no id", object.replace("\"id\":", "\"x_id\":")),
        Arguments.of("no type", object.replace("\"type\":", "\"x_type\":")),
        Arguments.of("a null", with(",\"name\":null")),
        Arguments.of("no object but a text", "\"text\""),
        Arguments.of("no object but a number", "17"),
        Arguments.of("an impossible date", object.replace("2026-01-05T10", "2026-02-30T10")),
        Arguments.of(
            "depth beyond the limit", with(",\"x_deep\":" + "[".repeat(70) + "]".repeat(70))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void a_bad_object_is_refused_alone_or_with_its_envelope(String name, String object) {
    Reply reply = post(bytes(Stix.envelope(object)));

    assertThat(reply.status()).as(reply.toString()).isIn(202, 400, 422);
    if (reply.status() == 202) {
      assertThat(reply.body()).contains("\"success_count\":0").contains("\"failure_count\":1");
      assertThat(reply.json().array("failures").values()).hasSize(1);
    }
    assertThat(reply.body()).doesNotContain("Exception");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] body = bytes(Stix.envelope(with(",\"name\":\"?\"")));
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '?') {
        body[i] = (byte) 0xff;
      }
    }

    Reply reply = post(body);

    assertThat(reply.status()).isIn(202, 400, 422);
    if (reply.status() == 202) {
      assertThat(reply.body()).contains("\"failure_count\":1");
    }
  }

  @Test
  void a_body_at_the_bound_is_read_and_one_beyond_it_is_413() {
    byte[] atTheBound = padded(BODY_BYTES);

    assertThat(post(atTheBound).status()).isEqualTo(202);
    TestNode.expect(node.delete(collection + "objects/" + Stix.id(1) + "/"), 200);
    Reply beyond = post(padded(BODY_BYTES + 1));
    assertThat(beyond.status()).isEqualTo(413);
    assertThat(beyond.header("Content-Type")).isEqualTo(TestNode.TAXII);
    assertThat(beyond.json().string("error_code")).isEqualTo("body-too-large");
    assertThat(node.get("/exchange/").body()).contains("\"max_content_length\":" + BODY_BYTES);
  }

  @Test
  void a_body_without_announced_length_is_bounded_as_well() {
    var chunks = new ByteArrayOutputStream();
    chunks.writeBytes(bytes(head("Transfer-Encoding: chunked\r\n")));
    byte[] chunk = new byte[64 * 1024];
    Arrays.fill(chunk, (byte) ' ');
    for (int i = 0; i < 20; i++) {
      chunks.writeBytes(bytes("10000\r\n"));
      chunks.writeBytes(chunk);
      chunks.writeBytes(bytes("\r\n"));
    }
    chunks.writeBytes(bytes("0\r\n\r\n"));

    assertThat(node.raw(chunks.toByteArray())).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void a_length_that_cannot_be_is_refused_before_anything_is_sent() {
    assertThat(node.raw(head("Content-Length: 99999999999\r\n"))).startsWith("HTTP/1.1 413 ");
    assertThat(node.raw(head("Content-Length: -5\r\n"))).startsWith("HTTP/1.1 400 ");
    assertThat(node.raw(head("Content-Length: x\r\n"))).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void a_client_that_asks_first_is_told_before_it_sends() {
    String reply = node.raw(head("Expect: 100-continue\r\nContent-Length: 99999999\r\n"));

    assertThat(reply).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nabc\r\n0\r\n\r\n",
        "-1\r\nabc\r\n0\r\n\r\n",
        "fffffffffffffffffff\r\nabc\r\n",
        "3\r\nabcdef\r\n0\r\n\r\n",
      })
  void broken_chunks_are_400(String chunks) {
    String reply = node.raw(head("Transfer-Encoding: chunked\r\n") + chunks);

    assertThat(reply).startsWith("HTTP/1.1 400 ").doesNotContain("Exception");
  }

  @Test
  void two_contradictory_lengths_are_400() {
    String reply =
        node.raw(head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\nGET / X");

    assertThat(reply).startsWith("HTTP/1.1 400 ");
    assertThat(node.raw(head("Content-Length: 5\r\nContent-Length: 6\r\n") + "hello"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void a_body_that_breaks_off_stores_nothing() throws IOException {
    String envelope = Stix.envelope(Stix.indicator(1));
    try (var socket = node.connect()) {
      var out = socket.getOutputStream();
      out.write(bytes(head("Content-Length: " + (envelope.length() + 10) + "\r\n") + envelope));
      out.flush();
      socket.shutdownOutput();
      String reply =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(reply).doesNotContain(" 202 ");
    }
  }

  @Test
  void a_bomb_is_cut_off_while_it_unpacks() {
    byte[] zeros = new byte[900_000];
    byte[] bomb = gzipped(zeros);
    byte[] greater = gzipped(new byte[50 << 20]);
    assertThat(greater.length).isLessThan(100_000);

    assertThat(gzip(bomb).status()).as("within the bound, no JSON").isEqualTo(422);
    Reply reply = gzip(greater);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().string("error_code")).isIn("body-expands", "body-too-large");
  }

  @Test
  void damaged_gzip_is_400() {
    byte[] good = gzipped(bytes(Stix.envelope(Stix.indicator(1))));
    byte[] damaged = good.clone();
    damaged[good.length / 2] ^= 0x55;
    byte[] wrongSum = good.clone();
    wrongSum[good.length - 5] ^= 0x55;

    assertThat(gzip(Arrays.copyOf(good, good.length / 2)).status()).isEqualTo(400);
    assertThat(gzip(damaged).status()).isBetween(400, 422);
    assertThat(gzip(wrongSum).json().string("error_code")).isEqualTo("body-corrupt");
    assertThat(gzip(bytes("no gzip at all")).status()).isEqualTo(400);
    assertThat(gzip(new byte[0]).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"br", "deflate", "zstd", "'gzip, gzip'", "compress"})
  void another_encoding_is_415(String encoding) {
    Reply reply =
        node.send(
            node.request(collection + "objects/")
                .header("Content-Type", TestNode.TAXII)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString(Stix.indicators(1, 1)))
                .build());

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.json().string("error_code")).isEqualTo("encoding-unsupported");
  }

  private static Reply post(byte[] body) {
    return node.send(
        node.request(collection + "objects/")
            .header("Content-Type", TestNode.TAXII)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private static Reply gzip(byte[] packed) {
    return node.send(
        node.request(collection + "objects/")
            .header("Content-Type", TestNode.TAXII)
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed))
            .build());
  }

  private static String head(String more) {
    return "POST "
        + collection
        + "objects/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
        + TestNode.TAXII
        + "\r\nAuthorization: "
        + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
        + "\r\n"
        + more
        + "\r\n";
  }

  private static String with(String more) {
    return Stix.indicator(Stix.id(1), Stix.FIRST, more);
  }

  /// A good envelope with white space up to a length.
  private static byte[] padded(int length) {
    byte[] envelope = bytes(Stix.envelope(Stix.indicator(1)));
    byte[] padded = Arrays.copyOf(envelope, length);
    Arrays.fill(padded, envelope.length, length, (byte) ' ');
    return padded;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzipped(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
