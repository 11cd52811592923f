package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.entente.server.log.Captured;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients that leave before they were answered, or before they said everything: the usual thing on
/// the network, nothing that an operator should be woken for.
@Timeout(120)
final class DepartingClientTest {
  @TempDir static Path folder;
  static TestNode node;
  static String heavy;
  static String token;

  private Captured log;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    token = node.token(TestNode.ADMIN);
    heavy = node.collection("heavy");
    String filler = ",\"description\":\"" + "x".repeat(3 << 20) + "\"";
    for (int i = 1; i <= 2; i++) {
      String object = Stix.indicator(Stix.id(i), Stix.FIRST, filler);
      TestNode.expect(node.post(heavy + "objects/", Stix.envelope(object)), 202);
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void listen() {
    log = new Captured();
  }

  @AfterEach
  void quiet() {
    log.close();
  }

  @Test
  void one_that_leaves_while_a_page_is_sent_is_a_line_for_debugging() throws Exception {
    try (Socket socket = node.connect()) {
      socket.setReceiveBufferSize(4096);
      say(socket, "GET " + heavy + "objects/ HTTP/1.1\r\n", "");
      assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
      reset(socket);
    }

    assertThat(log.await(heavy + "objects/").getLevel()).isEqualTo(Level.DEBUG);
    nothingGrave();
  }

  @Test
  void one_that_leaves_while_an_export_is_sent_is_a_line_for_debugging() throws Exception {
    String path = "/admin/v1/collections/heavy/export";
    try (Socket socket = node.connect()) {
      socket.setReceiveBufferSize(4096);
      say(socket, "GET " + path + " HTTP/1.1\r\n", "");
      assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
      reset(socket);
    }

    assertThat(log.await(path).getLevel()).isEqualTo(Level.DEBUG);
    nothingGrave();
  }

  @Test
  void one_that_leaves_while_it_sends_is_no_failure_of_the_node() throws Exception {
    String path = node.collection("half") + "objects/";
    log.forget();
    String envelope = Stix.indicators(1, 3);
    try (Socket socket = node.connect()) {
      say(
          socket,
          "POST " + path + " HTTP/1.1\r\n",
          "Content-Type: "
              + TestNode.TAXII
              + "\r\nContent-Length: "
              + (envelope.length() + 1)
              + "\r\n\r\n"
              + envelope);
      reset(socket);
    }

    log.await(path);
    nothingGrave();
    assertThat(node.get(path).body()).isEqualTo("{}");
  }

  @Test
  void one_that_leaves_during_an_import_is_no_failure_of_the_node() throws Exception {
    node.collection("brought");
    String path = "/admin/v1/collections/brought/import";
    log.forget();
    try (Socket socket = node.connect()) {
      say(
          socket,
          "POST " + path + " HTTP/1.1\r\n",
          "Content-Type: application/stix+json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "10\r\n{\"type\":\"bundle\"\r\n");
      assertThat(socket.getInputStream().readNBytes(20)).hasSize(20);
      reset(socket);
    }

    log.await(path);
    nothingGrave();
  }

  private void nothingGrave() {
    assertThat(log.events())
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
  }

  private static void say(Socket socket, String first, String rest) throws IOException {
    String text =
        first
            + "Host: x\r\nAuthorization: Bearer "
            + token
            + "\r\n"
            + (rest.isEmpty() ? "\r\n" : rest);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /// Lets the connection break instead of ending it in an orderly way.
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
