package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocket;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are meant to be read in two ways, never to end, or to cost more than they are
/// worth: refused with a reason, nothing stored, others unharmed.
@Timeout(120)
final class HostileRequestsTest {
  private static final int OBJECTS = 5;
  private static final int DEPTH = 64;

  @TempDir static Path folder;
  @TempDir static Path secureFolder;
  static TestNode node;
  static TestNode secure;
  static String collection;

  @BeforeAll
  static void start() {
    node =
        TestNode.plain(
            folder,
            yaml ->
                yaml.replace("idleTime: 1m", "idleTime: 1s")
                    .replace("objects: 100000", "objects: " + OBJECTS));
    secure = TestNode.secure(secureFolder);
    collection = node.collection("hostile");
  }

  @AfterAll
  static void stop() {
    node.close();
    secure.close();
  }

  @AfterEach
  void the_node_works_and_nothing_was_stored() {
    assertThat(node.get("/health/ready").status()).isEqualTo(200);
    assertThat(node.get(collection + "objects/").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: LENGTH\r\nContent-Length: 1",
        "Content-Length: LENGTH, 1",
        "Content-Length: LENGTH\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: LENGTH",
        "Content-Length: LENGTH\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Content-Length : LENGTH",
        "Content-Length: +LENGTH",
        "Content-Length: -1",
        "Content-Length: 0xLENGTH",
        "Content-Length: LENGTH 1",
        "Content-Length: 99999999999999999999",
        "X: y\rContent-Length: LENGTH",
        "X: y\u0000\r\nContent-Length: LENGTH",
      })
  void a_body_whose_length_could_be_read_in_two_ways_is_refused(String headers) {
    String envelope = Stix.indicators(1, 1);
    String reply =
        node.raw(
            post(headers.replace("LENGTH", Integer.toString(envelope.length())))
                + envelope
                + "GET /health/live HTTP/1.1\r\nHost: smuggled\r\n\r\n");

    assertThat(reply).matches("(?s)HTTP/1\\.1 (400|501) .*");
    assertThat(reply).contains("\"error_id\":\"").doesNotContain("Exception");
    assertThat(reply.split("HTTP/1\\.1 ", -1)).as("one answer, to one request").hasSize(2);
  }

  @Test
  void chunks_end_a_line_with_nothing_but_a_line_end() {
    for (String chunks :
        new String[] {"2;x=\n\r\n{}\r\n0\r\n\r\n", "2\n{}\n0\n\n", "0x2\r\n{}\r\n0\r\n\r\n"}) {
      assertThat(node.raw(post("Transfer-Encoding: chunked") + chunks))
          .doesNotStartWith("HTTP/1.1 2");
    }
  }

  @Test
  void a_body_that_is_sent_half_and_then_kept_waiting_is_refused() throws IOException {
    String envelope = Stix.indicators(1, 3);
    try (Socket socket = node.connect()) {
      socket
          .getOutputStream()
          .write(
              (post("Content-Length: " + envelope.length())
                      + envelope.substring(0, envelope.length() - 5))
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String reply =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(reply).startsWith("HTTP/1.1 408 ").contains("\"error_code\":\"body-too-slow\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECT example.org:443",
        "CONNECT /taxii2/",
        "TRACE /taxii2/",
        "TRACK /taxii2/",
        "PRI *",
        "OPTIONS *",
        "get /taxii2/",
      })
  void methods_that_nobody_needs_are_refused(String start) {
    String reply =
        node.raw(start + " HTTP/1.1\r\nHost: x\r\nX-Secret: told\r\nConnection: close\r\n\r\n");

    assertThat(reply).matches("(?s)HTTP/1\\.1 (400|404|405|501|505) .*");
    assertThat(reply).doesNotContain("told").doesNotContain("Exception");
  }

  @Test
  void as_many_objects_as_allowed_are_taken_and_one_more_is_refused_whole() {
    String other = node.collection("many");

    assertThat(node.post(other + "objects/", Stix.indicators(1, OBJECTS)).status()).isEqualTo(202);
    Reply beyond = node.post(collection + "objects/", Stix.indicators(1, OBJECTS + 1));
    assertThat(beyond.status()).as(beyond.toString()).isBetween(413, 422);
    assertThat(beyond.json().string("description")).contains(Integer.toString(OBJECTS));
  }

  @Test
  void an_object_may_be_as_deep_as_allowed_and_no_deeper() {
    String other = node.collection("deep");
    // The object itself and the property's lists.
    Reply at = node.post(other + "objects/", Stix.envelope(deep(DEPTH - 3)));
    Reply beyond = node.post(collection + "objects/", Stix.envelope(deep(DEPTH + 1)));

    assertThat(at.body()).as(at.toString()).contains("\"success_count\":1");
    assertThat(beyond.body()).doesNotContain("\"success_count\":1").contains("64 deep");
  }

  @Test
  void a_byte_order_mark_does_no_harm() {
    var body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    body.writeBytes("{\"objects\":[]}".getBytes(StandardCharsets.UTF_8));
    Reply reply =
        node.send(
            node.request(collection + "objects/")
                .header("Content-Type", TestNode.TAXII)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());

    assertThat(reply.status()).as(reply.toString()).isBetween(202, 422);
    assertThat(reply.body()).doesNotContain("Exception");
  }

  @Test
  void many_headers_are_bounded_by_their_size() {
    String some = headers(300);
    String many = headers(3_000);

    assertThat(node.raw("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + some))
        .startsWith("HTTP/1.1 200 ");
    assertThat(node.raw("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + many))
        .startsWith("HTTP/1.1 431 ")
        .contains("headers-too-large");
  }

  @Test
  void many_query_parameters_are_bounded_by_their_size() {
    String some = parameters(2_000);
    String many = parameters(100_000);

    Reply reply = node.get(collection + "objects/?" + some);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().string("error_code")).startsWith("query-");
    assertThat(node.raw("GET " + collection + "objects/?" + many + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ")
        .contains("uri-too-long");
  }

  @Test
  void a_nul_in_a_path_is_refused() {
    for (String path : new String[] {"/exchange%00/", "/exchange/collections/a%00b/objects/"}) {
      assertThat(
              node.raw(
                  "GET "
                      + path
                      + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                      + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                      + "\r\n\r\n"))
          .matches("(?s)HTTP/1\\.1 (400|404) .*")
          .doesNotContain("Exception");
    }
  }

  @Test
  void streams_that_are_opened_only_to_be_reset_end_the_connection() throws IOException {
    try (SSLSocket socket =
        (SSLSocket) secure.trusting().getSocketFactory().createSocket("127.0.0.1", secure.port())) {
      socket.setSoTimeout(60_000);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getApplicationProtocol()).isEqualTo("h2");

      try {
        var out = socket.getOutputStream();
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(frame(4, 0, 0, new byte[0]));
        for (int i = 0; i < 20_000; i++) {
          out.write(frame(1, 5, 2 * i + 1, HPACK));
          out.write(frame(3, 0, 2 * i + 1, new byte[] {0, 0, 0, 8}));
        }
        out.flush();
      } catch (IOException cutOff) {
        // That is what it is for.
      }
      assertThat(lastWord(socket)).isEqualTo(ENHANCE_YOUR_CALM);
    }
    assertThat(secure.get("/health/ready").status()).isEqualTo(200);
  }

  /// `GET /health/live`, https, host `x`, without Huffman coding (RFC 7541, appendix A).
  private static final byte[] HPACK = {
    (byte) 0x82,
    (byte) 0x87,
    0x04,
    12,
    '/',
    'h',
    'e',
    'a',
    'l',
    't',
    'h',
    '/',
    'l',
    'i',
    'v',
    'e',
    0x01,
    1,
    'x'
  };

  private static final int ENHANCE_YOUR_CALM = 0xb;

  /// The error code of the GOAWAY frame with which the node ends the connection; -1 for none.
  private static int lastWord(SSLSocket socket) {
    int code = -1;
    try {
      var in = new java.io.DataInputStream(socket.getInputStream());
      while (true) {
        int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.readUnsignedByte();
        in.readInt();
        byte[] payload = in.readNBytes(length);
        if (type == 7 && payload.length >= 8) {
          code = payload[7];
        }
      }
    } catch (IOException closed) {
      return code;
    }
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(0);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    frame.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(stream).array());
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private static String post(String headers) {
    return "POST "
        + collection
        + "objects/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
        + TestNode.TAXII
        + "\r\nAuthorization: "
        + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
        + "\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String deep(int levels) {
    return Stix.indicator(
        Stix.id(1), Stix.FIRST, ",\"x_deep\":" + "[".repeat(levels) + "1" + "]".repeat(levels));
  }

  private static String headers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "X-%d: y\r\n", i))
        .collect(Collectors.joining("", "", "\r\n"));
  }

  private static String parameters(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x=1").collect(Collectors.joining("&"));
  }
}
