package org.entente.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.server.wiring.TestNode;
import org.entente.server.wiring.TestNode.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever asks too often is told to wait, and for how long; nobody else notices.
final class ThrottlingTest {
  @TempDir Path folder;

  @Test
  void an_account_may_ask_so_often_and_no_more() {
    try (var node =
        TestNode.plain(
            folder,
            yaml ->
                yaml.replace("accountPerSecond: 50000", "accountPerSecond: 1")
                    .replace("accountBurst: 200000", "accountBurst: 20"))) {
      node.account("eager", "reader");
      String token = node.token("eager");

      List<Reply> replies =
          IntStream.range(0, 60)
              .mapToObj(i -> node.bearer(token, "GET", "/exchange/", ""))
              .toList();

      assertThat(replies.subList(0, 20)).allMatch(reply -> reply.status() == 200);
      Reply refused = replies.getLast();
      assertThat(refused.status()).isEqualTo(429);
      assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
      assertThat(refused.header("Content-Type")).isEqualTo(TestNode.TAXII);
      assertThat(refused.json().string("error_code")).isEqualTo("rate-limited");
      AuditRecord record = last(node);
      assertThat(record.account()).isEqualTo("eager");
      assertThat(record.outcome()).isEqualTo("rate-limited");
      assertThat(record.errorId()).isEqualTo(refused.json().string("error_id"));
      assertThat(node.get("/exchange/").status()).as("another account").isEqualTo(200);
    }
  }

  @Test
  void an_address_may_ask_so_often_and_no_more() {
    try (var node =
        TestNode.plain(
            folder,
            yaml ->
                yaml.replace("addressPerSecond: 10000", "addressPerSecond: 1")
                    .replace("addressBurst: 100000", "addressBurst: 20")
                    .replace("trustedProxies: []", "trustedProxies: [127.0.0.1]"))) {
      int last = 0;
      for (int i = 0; i < 60; i++) {
        last = from(node, "192.0.2.7").status();
      }

      Reply refused = from(node, "192.0.2.7");
      assertThat(last).isEqualTo(429);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
      assertThat(last(node).origin()).isEqualTo("192.0.2.7");
      assertThat(last(node).outcome()).isEqualTo("rate-limited");
      assertThat(from(node, "192.0.2.8").status()).as("another address").isEqualTo(200);
      assertThat(node.get("/exchange/").status()).as("this machine").isEqualTo(200);
    }
  }

  @Test
  void guessing_is_slowed_down_for_the_guesser_alone() {
    try (var node =
        TestNode.plain(
            folder, yaml -> yaml.replace("trustedProxies: []", "trustedProxies: [127.0.0.1]"))) {
      Reply last = null;
      for (int i = 0; i <= 20; i++) {
        last = node.send(guess(node, "192.0.2.7", "guess " + i));
      }

      assertThat(last.status()).isEqualTo(429);
      assertThat(last.json().string("error_code")).isEqualTo("login-throttled");
      assertThat(Long.parseLong(last.header("Retry-After"))).isPositive();
      assertThat(node.send(guess(node, "192.0.2.8", TestNode.PASSWORD)).status()).isEqualTo(200);
    }
  }

  @Test
  void many_passwords_at_once_are_verified_one_after_the_other_or_turned_away() throws Exception {
    try (var node = TestNode.plain(folder);
        var threads = Executors.newFixedThreadPool(30)) {
      String token = node.token(TestNode.ADMIN);
      List<Callable<Reply>> guesses =
          IntStream.range(0, 30)
              .<Callable<Reply>>mapToObj(i -> () -> node.send(guess(node, "", "wrong " + i)))
              .toList();

      for (Future<Reply> reply : threads.invokeAll(guesses)) {
        assertThat(reply.get().status()).isIn(401, 429, 503);
      }
      assertThat(node.bearer(token, "GET", "/exchange/", "").status()).isEqualTo(200);
    }
  }

  private static Reply from(TestNode node, String address) {
    return node.send(node.request("/exchange/").header("X-Forwarded-For", address).build());
  }

  private static HttpRequest guess(TestNode node, String address, String password) {
    var request =
        HttpRequest.newBuilder(node.uri("/exchange/"))
            .header("Authorization", TestNode.basic(TestNode.ADMIN, password));
    return (address.isEmpty() ? request : request.header("X-Forwarded-For", address)).build();
  }

  private static AuditRecord last(TestNode node) {
    AuditRecord last = null;
    long number = 0;
    for (List<AuditLog.Numbered> more = node.store().audit().after(number, 1_000);
        !more.isEmpty();
        more = node.store().audit().after(number, 1_000)) {
      number = more.getLast().number();
      last = more.getLast().record();
    }
    return last;
  }
}
