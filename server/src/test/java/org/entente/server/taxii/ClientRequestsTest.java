package org.entente.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays requests exactly as MISP, OpenCTI, the OASIS client and others send them, byte by byte
/// over a plain socket. The requests are those of module taxii (src/test/resources/clients).
final class ClientRequestsTest {
  @TempDir static Path folder;
  static TestNode node;
  static String collection;
  static String token;
  static String status;
  static String next;
  static String firstPageEnd;

  @BeforeAll
  static void start() {
    node = TestNode.plain(folder);
    collection = node.collection("field");
    Reply posted = node.post(collection + "objects/", Stix.indicators(1, 10));
    status = posted.json().string("id");
    token = node.token(TestNode.ADMIN);
    Reply first = node.get(collection + "objects/?limit=3");
    next = first.json().string("next");
    firstPageEnd = first.header("X-TAXII-Date-Added-Last");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Path> requests() throws IOException {
    Path clients = clients();
    try (Stream<Path> files = Files.list(clients)) {
      return files.filter(file -> file.toString().endsWith(".http")).sorted().toList().stream();
    }
  }

  @Test
  void the_requests_of_the_field_are_here() throws IOException {
    assertThat(requests()).hasSizeGreaterThanOrEqualTo(33);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void a_request_of_the_field_is_answered_as_its_client_needs_it(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String expected =
        lines.stream()
            .filter(line -> line.startsWith("# expects: "))
            .map(line -> line.substring("# expects: ".length()).strip())
            .findFirst()
            .orElseThrow();
    assertThat(expected).matches("\\d{3}");

    // One of them deletes it.
    TestNode.expect(node.post(collection + "objects/", Stix.indicators(2, 2)), 202);

    String reply = node.raw(wire(lines));

    assertThat(reply).as(file.getFileName().toString()).startsWith("HTTP/1.1 " + expected + " ");
    assertThat(reply).contains("Content-Type: application/taxii+json;version=2.1\r\n");
    assertThat(reply).doesNotContain("Location:");
    if (file.getFileName().toString().contains("next-page")) {
      String first = reply.replaceFirst("(?s).*X-TAXII-Date-Added-First: (\\S+).*", "$1");
      assertThat(first).as("goes on where the first page ended").isGreaterThan(firstPageEnd);
    }
  }

  /// What goes over the wire: placeholders filled, lines ended with CRLF, the connection to be
  /// closed, so that the end of the answer can be told.
  private static byte[] wire(List<String> lines) {
    String text =
        String.join("\n", lines.stream().dropWhile(line -> line.startsWith("#")).toList())
            .replace("{{host}}", "127.0.0.1:" + node.port())
            .replace("{{api-root}}", "exchange")
            .replace("{{collection}}", collection.split("/")[3])
            .replace("{{object}}", Stix.id(2))
            .replace(
                "{{basic}}",
                Base64.getEncoder()
                    .encodeToString(
                        (TestNode.ADMIN + ":" + TestNode.PASSWORD)
                            .getBytes(StandardCharsets.UTF_8)))
            .replace("{{token}}", token)
            .replace("{{next}}", next)
            .replace("{{status}}", status)
            .replace("{{stix}}", Stix.indicator(42));
    int cut = text.indexOf("\n\n");
    String head = cut < 0 ? text.stripTrailing() : text.substring(0, cut);
    String body = cut < 0 ? "" : text.substring(cut + 2).strip();
    head =
        head.lines()
            .filter(line -> !line.toLowerCase(java.util.Locale.ROOT).startsWith("connection:"))
            .reduce((a, b) -> a + "\r\n" + b)
            .orElseThrow();
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String length = content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n";
    return (head + "\r\n" + length + "Connection: close\r\n\r\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// They stay in the module that they describe.
  private static Path clients() {
    return Path.of("..", "taxii", "src", "test", "resources", "clients");
  }
}
