package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS, HTTP versions, headers, and clients that are slow or too many.
final class TransportTest {
  @TempDir static Path folder;
  static TestNode node;

  @BeforeAll
  static void start() {
    node =
        TestNode.secure(
            folder,
            yaml ->
                yaml.replace("headerTime: 10s", "headerTime: 1500ms")
                    .replace("idleTime: 1m", "idleTime: 5s")
                    .replace("connectionsPerAddress: 1000", "connectionsPerAddress: 20")
                    .replace("hosts: []", "hosts: []")
                    .replace("trustedProxies: []", "trustedProxies: [127.0.0.1]"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void speaks_http_1_1_and_http_2(HttpClient.Version version) {
    if (version.name().equals("HTTP_3")) {
      return; // not offered; newer JDKs name it
    }
    Reply reply = node.send(node.request("/taxii2/").build(), version);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.response().version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void speaks_tls_1_3_and_1_2(String protocol) throws IOException {
    try (SSLSocket socket = tls(protocol)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.1", "TLSv1"})
  void speaks_nothing_older(String protocol) {
    assertThatThrownBy(
            () -> {
              try (SSLSocket socket = tls(protocol)) {
                socket.startHandshake();
              }
            })
        .isInstanceOfAny(SSLException.class, SocketException.class);
  }

  @Test
  void takes_no_tls_1_2_suite_that_http_2_forbids() throws IOException {
    String[] all;
    try (SSLSocket socket = tls("TLSv1.2")) {
      all = socket.getSupportedCipherSuites();
    }
    // RFC 7540, appendix A, leaves ephemeral keys with authenticated encryption.
    List<String> forbidden =
        Arrays.stream(all)
            .filter(suite -> !suite.startsWith("TLS_AES") && !suite.startsWith("TLS_CHACHA20"))
            .filter(suite ->
                !(suite.startsWith("TLS_ECDHE_")
                    && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"))))
            .filter(suite -> !suite.equals("TLS_EMPTY_RENEGOTIATION_INFO_SCSV"))
            .toList();
    assertThat(forbidden).isNotEmpty();

    try (SSLSocket socket = tls("TLSv1.2")) {
      socket.setEnabledCipherSuites(forbidden.toArray(String[]::new));
      assertThatThrownBy(socket::startHandshake)
          .isInstanceOfAny(SSLException.class, SocketException.class);
    }
  }

  @Test
  void a_host_that_the_node_never_heard_of_is_fine() {
    String reply = get("/taxii2/", "Host: somewhere.example.net\r\n");

    assertThat(reply).startsWith("HTTP/1.1 200 ");
    assertThat(reply).contains("https://somewhere.example.net/exchange/");
  }

  @Test
  void a_server_name_that_the_node_never_heard_of_is_fine() throws IOException {
    try (SSLSocket socket = tls("TLSv1.3")) {
      var parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName("somewhere.example.net")));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getSession().getPeerCertificates()).hasSize(2);
    }
  }

  @Test
  void tells_nothing_about_its_software() {
    String reply = get("/taxii2/", "Host: x\r\n");

    assertThat(reply.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("server:")
        .doesNotContain("jetty")
        .doesNotContain("javalin")
        .doesNotContain("x-powered-by");
  }

  @Test
  void a_trusted_proxy_says_how_its_client_knows_the_node() {
    String reply =
        get(
            "/taxii2/",
            "Host: inner\r\nX-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-Host: taxii.example.org\r\n");

    assertThat(reply).contains("\"https://taxii.example.org/exchange/\"");
  }

  @Test
  void a_nonsensical_forwarded_host_is_passed_over() {
    String reply =
        get(
            "/taxii2/",
            "Host: inner\r\nX-Forwarded-Proto: javascript\r\n"
                + "X-Forwarded-Host: a/../b?c=<script>\r\n");

    assertThat(reply).contains("\"https://inner/exchange/\"").doesNotContain("script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /taxii2/ HTTP/1.1\r\n\r\n",
        "GET /taxii2/ HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET taxii2 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /taxii2/\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /taxii2/ HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
        "GET /taxii2/ HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        "GET /taxii2/ HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /taxii2/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "\r\n\r\nnonsense\r\n\r\n",
      })
  void what_is_not_http_is_400_as_a_taxii_error(String request) {
    String reply = node.raw(request);

    assertThat(reply).matches("(?s)HTTP/1\\.1 (400|505) .*");
    assertThat(reply).contains("Content-Type: application/taxii+json;version=2.1\r\n");
    assertThat(reply).contains("\"error_id\":\"").doesNotContain("Exception");
  }

  @Test
  void headers_at_the_bound_are_read_and_beyond_it_refused() {
    String fill = "x".repeat(15_000);
    String beyond = "x".repeat(17_000);

    assertThat(get("/health/live", "Host: x\r\nX-Fill: " + fill + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(get("/health/live", "Host: x\r\nX-Fill: " + beyond + "\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains("headers-too-large");
    assertThat(node.raw("GET /" + beyond + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ")
        .contains("uri-too-long");
  }

  @Test
  @Timeout(60)
  void a_client_that_lets_its_headers_drip_is_cut_off() throws Exception {
    try (Socket socket = node.connect()) {
      var out = socket.getOutputStream();
      out.write("GET /taxii2/ HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var dripping =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (true) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(Duration.ofMillis(100));
                  }
                } catch (IOException | InterruptedException cutOff) {
                  // That is what it is for.
                }
              });
      assertThat(readToEnd(socket)).doesNotContain(" 200 ");
      dripping.interrupt();
      dripping.join();
    }
  }

  @Test
  @Timeout(60)
  void a_client_that_never_finishes_its_handshake_is_cut_off() throws Exception {
    try (var socket = new Socket("127.0.0.1", node.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(new byte[] {0x16, 0x03, 0x01});
      assertThat(readToEnd(socket)).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void a_client_that_says_nothing_is_cut_off() throws Exception {
    try (var socket = new Socket("127.0.0.1", node.port())) {
      socket.setSoTimeout(30_000);
      assertThat(readToEnd(socket)).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void one_address_gets_only_so_many_connections() throws Exception {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 60; i++) {
        var socket = new Socket("127.0.0.1", node.port());
        socket.setSoTimeout(200);
        sockets.add(socket);
      }
      int open = 0;
      for (Socket socket : sockets) {
        try {
          open += socket.getInputStream().read() < 0 ? 0 : 1;
        } catch (java.net.SocketTimeoutException stillOpen) {
          open++;
        } catch (SocketException reset) {
          // turned away
        }
      }
      assertThat(open).isLessThanOrEqualTo(20);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    // Whoever comes later gets in again.
    Reply reply = eventually();
    assertThat(reply.status()).isEqualTo(200);
  }

  private static Reply eventually() throws InterruptedException {
    AssertionError last = null;
    for (int i = 0; i < 100; i++) {
      try {
        return node.send(node.request("/health/live").build());
      } catch (AssertionError refused) {
        last = refused;
        Thread.sleep(100);
      }
    }
    throw last;
  }

  private static String readToEnd(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException reset) {
      return "";
    }
  }

  private static String get(String path, String headers) {
    return node.raw(
        "GET "
            + path
            + " HTTP/1.1\r\n"
            + headers
            + "Connection: close\r\nAuthorization: "
            + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
            + "\r\n\r\n");
  }

  private static SSLSocket tls(String protocol) throws IOException {
    var socket =
        (SSLSocket) node.trusting().getSocketFactory().createSocket("127.0.0.1", node.port());
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setSoTimeout(30_000);
    return socket;
  }
}
