package org.entente.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.file.Path;
import org.entente.server.wiring.Stix;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class RequestLogTest {
  @TempDir Path folder;

  @Test
  void a_refusal_is_in_the_log_under_the_id_that_the_client_was_given() throws Exception {
    try (var node = TestNode.plain(folder);
        var log = new Captured()) {
      for (String path :
          new String[] {"/nowhere/", "/made/up/", "/exchange/collections/none/objects/?limit=0"}) {
        Reply reply = node.get(path);

        ILoggingEvent event = log.await(reply.json().string("error_id"));
        assertThat(event.getLevel()).isEqualTo(Level.INFO);
        assertThat(event.getMessage()).isEqualTo("request refused");
        assertThat(event.getKeyValuePairs().toString())
            .contains("code=\"" + reply.json().string("error_code") + "\"")
            .contains("status=\"" + reply.status() + "\"");
      }
    }
  }

  @Test
  void secrets_queries_and_content_are_in_no_line() throws Exception {
    try (var node = TestNode.plain(folder);
        var log = new Captured()) {
      String collection = node.collection("quiet");
      String token = node.token(TestNode.ADMIN);
      node.bearer(token, "GET", collection + "objects/?match%5Bid%5D=" + Stix.id(5), "");
      node.post(collection + "objects/", Stix.indicators(1, 1));
      Reply refused = node.post(collection + "objects/", "{\"objects\":[{\"type\":\"secret-7\"");
      node.as("nobody", "GET", "/exchange/", "");
      log.await(refused.json().string("error_id"));

      for (ILoggingEvent event : log.events()) {
        String line = event.getFormattedMessage() + event.getKeyValuePairs();
        assertThat(line)
            .doesNotContain(TestNode.PASSWORD)
            .doesNotContain(token)
            .doesNotContain("Basic ")
            .doesNotContain("match")
            .doesNotContain("secret-7")
            .doesNotContain("example.org");
      }
    }
  }

  @Test
  void a_path_cannot_forge_a_line() throws Exception {
    try (var node = TestNode.plain(folder);
        var log = new Captured()) {
      String reply =
          node.raw(
              "GET /x%0d%0aERROR%20forged%1b[31m/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      log.await(reply.replaceFirst("(?s).*\"error_id\":\"([^\"]+)\".*", "$1"));

      for (ILoggingEvent event : log.events()) {
        assertThat(event.getFormattedMessage() + event.getKeyValuePairs())
            .doesNotContain("\r")
            .doesNotContain("\n")
            .doesNotContain("\u001b");
      }
    }
  }
}
