package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node as a service: how it starts, who reaches it meanwhile, how it stops.
final class ServeTest {
  @TempDir static Path folder;

  private static TestedNode node;
  private static ServedNode served;

  @BeforeAll
  static void serve() {
    node = TestedNode.in(folder);
    served = node.servePlainly();
  }

  @AfterAll
  static void kill() {
    if (served != null) {
      served.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void says_one_line_and_stops_with_0(String signal, @TempDir Path own) {
    TestedNode another = TestedNode.in(own);
    try (Running process = another.starting(Entente.ofClassPath())) {
      assertThat(process.awaitLine(""))
          .matches("ready https://127\\.0\\.0\\.1:[1-9][0-9]*/taxii2/");
      process.signal(signal);
      Ended ended = process.ended();
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(ended.out()).as("after the one line").isEmpty();
    }
  }

  @Test
  void a_second_process_on_the_directory_is_refused() throws IOException {
    try (Running second = node.starting(Entente.ofClassPath(), "--plain-http")) {
      Ended ended = second.ended();
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err())
          .contains("[directory-held]")
          .contains(node.directory().toString())
          .contains(Long.toString(served.process().pid()));
    }
    assertThat(served.get("/taxii2/").statusCode()).as("the first goes on").isEqualTo(200);
  }

  @Test
  void commands_reach_the_node_that_runs() throws IOException {
    Ended added = node.run("user", "add", node.directory(), "amina", "--role", "analyst");
    assertThat(added.status()).as(added.err()).isZero();
    String password = added.out().strip();
    assertThat(getAs(ServedNode.basic("amina", password), "/taxii2/")).isEqualTo(200);
    assertThat(getAs(ServedNode.basic("amina", password), ServedNode.objects("")))
        .as("without a grant there is no such collection")
        .isEqualTo(404);
    Ended granted = node.run("grant", node.directory(), "amina", TestedNode.COLLECTION, "read");
    assertThat(granted.status()).as(granted.err()).isZero();
    assertThat(getAs(ServedNode.basic("amina", password), ServedNode.objects(""))).isEqualTo(200);
  }

  @Test
  void a_token_that_is_revoked_is_refused_at_once() throws IOException {
    Ended created = node.run("token", "create", "--json", node.directory(), TestedNode.ADMIN);
    assertThat(created.status()).as(created.err()).isZero();
    var token = JsonReader.parseObject(created.out());
    String bearer = "Bearer " + token.string("secret");
    assertThat(getAs(bearer, "/taxii2/")).isEqualTo(200);
    Ended revoked =
        node.run("token", "revoke", node.directory(), token.object("token").string("id"));
    assertThat(revoked.status()).as(revoked.err()).isZero();
    assertThat(getAs(bearer, "/taxii2/")).isEqualTo(401);
  }

  @Test
  void a_port_that_is_taken_is_told_and_the_directory_stays_free(@TempDir Path own)
      throws IOException {
    TestedNode another = TestedNode.in(own);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended = another.run("serve", another.directory(), "--port", taken.getLocalPort());
      assertThat(ended.status()).isEqualTo(3);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("[bind-failed]").contains(":" + taken.getLocalPort());
    }
    Ended status = another.run("status", another.directory());
    assertThat(status.status()).as(status.err()).isZero();
  }

  private static int getAs(String authorization, String path) throws IOException {
    return served
        .send(
            HttpRequest.newBuilder(served.uri(path))
                .header("Accept", ServedNode.TAXII)
                .header("Authorization", authorization)
                .build())
        .statusCode();
  }
}
