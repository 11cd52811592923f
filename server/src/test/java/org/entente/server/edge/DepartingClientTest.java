package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.entente.server.log.Logging;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clients that leave before they were answered, or before they said everything: the usual thing on
/// the network, nothing that an operator should be woken for.
@Timeout(120)
final class DepartingClientTest {
  @TempDir static Path folder;
  static TestNode node;
  static String heavy;
  static String token;

  private final Events events = new Events();

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
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    events.setContext(context);
    events.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(events);
    context.getLogger("org.entente").setLevel(Level.DEBUG);
  }

  @AfterEach
  void quiet() {
    Logging.silence();
  }

  @Test
  void one_that_leaves_while_a_page_is_sent_is_a_line_for_debugging() throws Exception {
    try (Socket socket = node.connect()) {
      socket.setReceiveBufferSize(4096);
      say(socket, "GET " + heavy + "objects/ HTTP/1.1\r\n", "");
      assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
      reset(socket);
    }

    assertThat(eventually(heavy + "objects/").getLevel()).isEqualTo(Level.DEBUG);
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

    assertThat(eventually(path).getLevel()).isEqualTo(Level.DEBUG);
    nothingGrave();
  }

  @Test
  void one_that_leaves_while_it_sends_is_no_failure_of_the_node() throws Exception {
    String path = node.collection("half") + "objects/";
    events.list.clear();
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

    eventually(path);
    nothingGrave();
    assertThat(node.get(path).body()).isEqualTo("{}");
  }

  @Test
  void one_that_leaves_during_an_import_is_no_failure_of_the_node() throws Exception {
    node.collection("brought");
    String path = "/admin/v1/collections/brought/import";
    events.list.clear();
    try (Socket socket = node.connect()) {
      say(
          socket,
          "POST " + path + " HTTP/1.1\r\n",
          "Content-Type: application/stix+json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "10\r\n{\"type\":\"bundle\"\r\n");
      assertThat(socket.getInputStream().readNBytes(20)).hasSize(20);
      reset(socket);
    }

    eventually(path);
    nothingGrave();
  }

  private void nothingGrave() {
    assertThat(events.list)
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

  /// How the request to `path` ended.
  private ILoggingEvent eventually(String path) throws InterruptedException {
    Predicate<ILoggingEvent> aboutIt =
        event ->
            event.getKeyValuePairs() != null
                && event.getKeyValuePairs().stream().anyMatch(pair -> path.equals(pair.value));
    return events.await(aboutIt);
  }

  /// Keeps what was logged.
  private static final class Events extends AppenderBase<ILoggingEvent> {
    final List<ILoggingEvent> list = new CopyOnWriteArrayList<>();

    @Override
    protected synchronized void append(ILoggingEvent event) {
      list.add(event);
      notifyAll();
    }

    synchronized ILoggingEvent await(Predicate<ILoggingEvent> wanted) throws InterruptedException {
      while (true) {
        for (ILoggingEvent event : list) {
          if (wanted.test(event)) {
            return event;
          }
        }
        wait();
      }
    }
  }
}
