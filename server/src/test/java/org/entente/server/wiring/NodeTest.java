package org.entente.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.entente.server.admin.LocalHttp;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class NodeTest {
  @TempDir Path folder;

  @Test
  void the_ready_line_says_where_discovery_is() {
    try (var node = TestNode.secure(folder)) {
      assertThat(node.node().readyLine())
          .isEqualTo("ready https://127.0.0.1:" + node.port() + "/taxii2/");
      assertThat(node.port()).isPositive();
    }
  }

  @Test
  void a_second_process_on_the_directory_is_refused_and_told_who_holds_it() {
    try (var node = TestNode.plain(folder)) {
      NodeRefusal refusal = refused(() -> node.again(ServeOptions.NONE));

      assertThat(refusal.code()).isEqualTo(ServerCode.DIRECTORY_HELD);
      assertThat(refusal.getMessage())
          .contains(node.directory().toString())
          .contains(Long.toString(ProcessHandle.current().pid()));
      assertThat(node.get("/taxii2/").status()).as("the first goes on").isEqualTo(200);
    }
  }

  @Test
  void a_directory_is_free_again_when_its_node_has_stopped() {
    var node = TestNode.plain(folder);
    node.close();
    node.close();
    node.start();
    assertThat(node.get("/taxii2/").status()).isEqualTo(200);
    node.close();
    assertThat(node.directory().resolve("holder")).doesNotExist();
    assertThat(node.directory().resolve("admin.sock")).doesNotExist();
  }

  @Test
  void an_address_in_use_is_refused_and_leaves_the_directory_free() throws IOException {
    try (var node = TestNode.plain(folder);
        var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      node.node().close();

      NodeRefusal refusal =
          refused(() -> node.again(new ServeOptions(taken.getLocalPort(), null, true)));

      assertThat(refusal.code()).isEqualTo(ServerCode.BIND_FAILED);
      assertThat(refusal.getMessage()).contains("127.0.0.1:" + taken.getLocalPort());
      node.start();
      assertThat(node.get("/taxii2/").status()).isEqualTo(200);
    }
  }

  @Test
  void plain_http_stays_on_this_machine() {
    try (var node = TestNode.plain(folder)) {
      node.node().close();

      NodeRefusal refusal =
          refused(() -> node.again(new ServeOptions(0, InetAddress.ofLiteral("0.0.0.0"), true)));

      assertThat(refusal.code()).isEqualTo(ServerCode.PLAIN_HTTP_NOT_LOOPBACK);
    }
  }

  @Test
  void metrics_without_accounts_stay_on_this_machine() {
    try (var node = TestNode.plain(folder)) {
      node.node().close();
      node.settings(yaml -> yaml.replace("  listen:", "  listen: 0.0.0.0:0"));

      NodeRefusal refusal = refused(() -> node.again(new ServeOptions(0, null, true)));

      assertThat(refusal.code()).isEqualTo(ServerCode.PLAIN_HTTP_NOT_LOOPBACK);
      assertThat(refusal.where()).isEqualTo("metrics.listen");
    }
  }

  @Test
  void what_is_no_node_is_refused() {
    NodeRefusal refusal = refused(() -> Node.serve(folder, ServeOptions.NONE));

    assertThat(refusal.code()).isEqualTo(ServerCode.DIRECTORY_NOT_A_NODE);
  }

  @Test
  void a_wrong_setting_is_refused_with_its_line() {
    try (var node = TestNode.plain(folder)) {
      node.node().close();
      node.settings(yaml -> yaml.replace("port: 8443", "prot: 8443"));

      NodeRefusal refusal = refused(() -> node.again(ServeOptions.NONE));

      assertThat(refusal.code()).isEqualTo(ServerCode.CONFIG_UNKNOWN_SETTING);
      assertThat(refusal.where()).matches("node\\.yaml:\\d+");
    }
  }

  @Test
  void the_directory_and_all_in_it_are_for_the_owner_alone() throws IOException {
    try (var node = TestNode.secure(folder)) {
      try (Stream<Path> files = Files.walk(node.directory())) {
        for (Path file : files.toList()) {
          String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          // Lucene makes the files of the index as it likes; nobody else may enter their folder.
          boolean ofIndex = file.startsWith(node.directory().resolve("text"));
          if (Files.isDirectory(file)) {
            assertThat(permissions).as(file.toString()).isEqualTo("rwx------");
          } else if (!ofIndex && !file.getFileName().toString().endsWith(".sock")) {
            assertThat(permissions).as(file.toString()).isEqualTo("rw-------");
          }
        }
      }
    }
  }

  @Test
  void a_long_directory_has_its_socket_elsewhere_and_works_the_same() throws IOException {
    Path deep = folder.resolve("x".repeat(90)).resolve("عقدة");
    try (var node = TestNode.plain(deep)) {
      assertThat(node.directory().resolve("admin.sock.path")).exists();
      assertThat(LocalHttp.request(node.directory(), "GET", "/admin/v1/status", "", "").status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_node_opened_locally_serves_its_owner_and_nobody_else() {
    try (var node = TestNode.plain(folder)) {
      node.node().close();
      try (Node local = node.openLocally()) {
        assertThat(local.taxiiUrl().toString()).isEmpty();
        var reply =
            LocalHttp.request(
                node.directory(), "POST", "/admin/v1/collections", "", "{\"name\":\"offline\"}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(refused(() -> node.again(ServeOptions.NONE)).code())
            .isEqualTo(ServerCode.DIRECTORY_HELD);
      }
      node.start();
      assertThat(node.get("/exchange/collections/").body()).contains("\"offline\"");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpClient.Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void a_request_that_is_running_is_answered_before_the_node_stops(HttpClient.Version version)
      throws Exception {
    try (var node = TestNode.secure(folder)) {
      node.collection("slow");
      String token = node.token(TestNode.ADMIN);
      // The common pool may have one thread, which stopping would occupy.
      var body = new SubmissionPublisher<ByteBuffer>(Thread::startVirtualThread, 8);
      CompletableFuture<HttpResponse<String>> answer =
          node.client(version)
              .sendAsync(
                  java.net.http.HttpRequest.newBuilder(
                          node.uri("/exchange/collections/slow/objects/"))
                      .header("Authorization", "Bearer " + token)
                      .header("Content-Type", TestNode.TAXII)
                      .POST(java.net.http.HttpRequest.BodyPublishers.fromPublisher(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      while (!body.hasSubscribers()) {
        Thread.onSpinWait();
      }
      body.submit(bytes("{\"objects\":["));
      awaitTwoRequests(node);

      CompletableFuture<Void> stopping =
          CompletableFuture.runAsync(() -> node.node().close(), Thread::startVirtualThread);
      while (!node.node().isStopping()) {
        Thread.onSpinWait();
      }
      body.submit(bytes(Stix.indicator(1) + "]}"));
      body.close();

      HttpResponse<String> response = answer.get();
      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(response.body()).contains("\"success_count\":1");
      stopping.get();
    }
  }

  @Test
  void a_request_that_never_ends_does_not_keep_the_node_from_stopping() throws Exception {
    var node =
        TestNode.plain(folder, yaml -> yaml.replace("stopPatience: 10s", "stopPatience: 200ms"));
    node.collection("stuck");
    try (var socket = node.connect()) {
      socket
          .getOutputStream()
          .write(
              ("POST /exchange/collections/stuck/objects/ HTTP/1.1\r\nHost: x\r\n"
                      + "Content-Type: "
                      + TestNode.TAXII
                      + "\r\nAuthorization: "
                      + TestNode.basic(TestNode.ADMIN, TestNode.PASSWORD)
                      + "\r\nContent-Length: 1000\r\n\r\n{")
                  .getBytes(StandardCharsets.US_ASCII));
      awaitTwoRequests(node);
      node.close();
    }
    assertThat(node.directory().resolve("holder")).doesNotExist();
  }

  /// Until the slow request is inside, beside the one that asks.
  private static void awaitTwoRequests(TestNode node) {
    while (!LocalHttp.request(node.directory(), "GET", "/metrics", "", "")
        .body()
        .contains("entente_http_requests_active{door=\"network\"} 1.0")) {
      Thread.onSpinWait();
    }
  }

  private static NodeRefusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(NodeRefusal.class, call);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
