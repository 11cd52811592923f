package org.entente.cli.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.outcome.Interruption;
import org.entente.cli.text.Language;
import org.entente.cli.text.Messages;
import org.entente.stix.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeLinkTest {
  private static final Caller OWNER =
      new Caller(Optional.empty(), "fr", Optional.empty(), Optional.empty());
  private static final Route IMPORT = Route.of("collections", "c", "import");

  @TempDir private Path folder;
  private FakeNode node;

  @BeforeEach
  void start() throws Exception {
    node = new FakeNode(folder);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void reads_an_answer() {
    node.on("GET /admin/v1/status", 200, "{\"healthy\":true}");
    try (NodeLink link = link(OWNER)) {
      assertThat(Answers.isTrue(link.get(Route.of("status")), "healthy")).isTrue();
    }
  }

  @Test
  void the_owner_sends_no_credentials_and_states_the_language() {
    node.on("GET /admin/v1/status", 200, "{}");
    try (NodeLink link = link(OWNER)) {
      link.get(Route.of("status"));
    }
    assertThat(node.seen().getFirst().headers())
        .doesNotContainKey("Authorization")
        .containsEntry("Accept-Language", "fr");
  }

  @Test
  void a_person_sends_a_token_and_what_it_is_for() {
    node.on("GET /admin/v1/status", 200, "{}");
    var alice = new Caller(Optional.of("s3cret"), "en", Optional.of("lutte"), Optional.of("é à"));
    try (NodeLink link = link(alice)) {
      link.get(Route.of("status"));
    }
    assertThat(node.seen().getFirst().headers())
        .containsEntry("Authorization", "Bearer s3cret")
        .containsEntry("X-Entente-Purpose", "lutte")
        .containsEntry("X-Entente-Reason", "%C3%A9%20%C3%A0");
    assertThat(alice.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "409, REFUSED",
    "413, REFUSED",
    "422, REFUSED",
    "429, COULD_NOT",
    "500, COULD_NOT",
    "503, COULD_NOT",
    "507, COULD_NOT"
  })
  void a_refusal_keeps_the_nodes_code_and_words(int httpStatus, ExitStatus expected) {
    node.on(
        "GET /admin/v1/status",
        httpStatus,
        "{\"code\":\"some-code\",\"message\":\"Why.\",\"where\":\"there\",\"hint\":\"do\","
            + "\"errorId\":null}");
    try (NodeLink link = link(OWNER)) {
      assertThatThrownBy(() -> link.get(Route.of("status")))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> {
                assertThat(failure.status()).isEqualTo(expected);
                assertThat(json(failure).toString())
                    .isEqualTo(
                        "{\"code\":\"some-code\",\"message\":\"Why.\",\"where\":\"there\","
                            + "\"hint\":\"do\"}");
              });
    }
  }

  @Test
  void the_id_under_which_the_node_logged_an_error_is_shown() {
    node.on(
        "GET /admin/v1/status",
        500,
        "{\"code\":\"internal\",\"message\":\"Broken.\",\"errorId\":\"01J\"}");
    try (NodeLink link = link(OWNER)) {
      assertThatThrownBy(() -> link.get(Route.of("status")))
          .isInstanceOfSatisfying(
              Failure.class,
              failure ->
                  assertThat(json(failure).string("message")).isEqualTo("Broken. (error id 01J)"));
    }
  }

  @ParameterizedTest
  @CsvSource({"200, <html>hello</html>", "404, not found", "200, [1]", "200, ''"})
  void what_does_not_answer_like_a_node_is_told_apart(int status, String body) {
    node.on("GET /admin/v1/status", status, body);
    try (NodeLink link = link(OWNER)) {
      assertFault(Fault.NODE_STRANGE, () -> link.get(Route.of("status")));
    }
  }

  @Test
  void an_answer_cut_off_is_no_answer() {
    node.on(
        "GET /admin/v1/collections/c/export",
        (request, response) -> {
          FakeNode.write(response, false, "{\"type\":\"bundle\"");
          throw new IllegalStateException("breaks off");
        });
    var out = new ByteArrayOutputStream();
    try (NodeLink link = link(OWNER)) {
      assertFault(
          Fault.NODE_LOST, () -> link.download(Route.of("collections", "c", "export"), out));
    }
  }

  @Test
  void sends_and_reads_at_the_same_time() throws Exception {
    var answered = new CountDownLatch(1);
    node.on(
        "POST /admin/v1/collections/c/import",
        (request, response) -> {
          try (InputStream in = Content.Source.asInputStream(request)) {
            in.readNBytes(new byte[5], 0, 5);
            FakeNode.write(response, false, "{\"event\":\"progress\",\"bytes\":5}\n");
            in.transferTo(java.io.OutputStream.nullOutputStream());
            FakeNode.write(response, true, "{\"event\":\"summary\"}\n");
          }
        });
    var events = new ArrayList<String>();
    try (NodeLink link = link(OWNER)) {
      // The second half is sent only once the answer to the first has come.
      link.upload(
          IMPORT,
          halves(answered),
          false,
          line -> {
            events.add(line.string("event"));
            answered.countDown();
          });
    }
    assertThat(events).containsExactly("progress", "summary");
  }

  @Test
  void says_that_content_is_gzipped() {
    node.on("POST /admin/v1/collections/c/import", 200, "{\"event\":\"summary\"}\n");
    try (NodeLink link = link(OWNER)) {
      link.upload(IMPORT, new ByteArrayInputStream(new byte[] {1}), true, line -> {});
    }
    assertThat(node.seen().getFirst().headers()).containsEntry("Content-Encoding", "gzip");
  }

  @Test
  void a_refusal_in_the_midst_of_sending_is_told() {
    node.on(
        "POST /admin/v1/collections/c/import",
        (request, response) -> {
          response.setStatus(404);
          FakeNode.write(response, true, "{\"code\":\"collection-not-found\",\"message\":\"No.\"}");
        });
    try (NodeLink link = link(OWNER)) {
      assertThatThrownBy(() -> link.upload(IMPORT, new EndlessStream(), false, line -> {}))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.problem().code()).isEqualTo("collection-not-found"));
    }
  }

  @Test
  void an_answer_may_end_before_everything_was_sent() {
    node.on("POST /admin/v1/collections/c/import", 200, "{\"event\":\"summary\"}\n");
    var events = new ArrayList<JsonObject>();
    try (NodeLink link = link(OWNER)) {
      link.upload(IMPORT, new EndlessStream(), false, events::add);
    }
    assertThat(events).hasSize(1);
  }

  @Test
  void a_source_that_breaks_never_looks_complete() throws Exception {
    var complete = new CountDownLatch(1);
    node.on(
        "POST /admin/v1/collections/c/import",
        (request, response) -> {
          FakeNode.body(request);
          complete.countDown();
          FakeNode.write(response, true, "{\"event\":\"summary\"}\n");
        });
    var broken =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
              throw Failure.of(Fault.FILE_UNREADABLE, "f", "f");
            }
            int count = Math.min(left, length);
            left -= count;
            return count;
          }
        };
    try (NodeLink link = link(OWNER)) {
      assertFault(Fault.FILE_UNREADABLE, () -> link.upload(IMPORT, broken, false, line -> {}));
    }
    node.close();
    assertThat(complete.getCount()).isOne();
  }

  @Test
  void a_node_that_does_not_listen_is_unreachable() throws Exception {
    try (NodeLink link = link(OWNER)) {
      node.close();
      assertFault(Fault.NODE_UNREACHABLE, () -> link.get(Route.of("status")));
    }
  }

  @Test
  void a_socket_left_behind_is_no_node() throws Exception {
    node.close();
    Path directory = node.directory();
    var socket = directory.resolve("admin.sock");
    try (var channel =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      channel.bind(java.net.UnixDomainSocketAddress.of(socket));
    }
    assertThat(Files.exists(socket)).isTrue();
    var opened = new ArrayList<Path>();
    LocalNodes nodes =
        new LocalNodes() {
          @Override
          public Optional<Path> socket(Path of) {
            return Optional.of(socket);
          }

          @Override
          public PrivateNode open(Path of, Locale language) {
            opened.add(of);
            return () -> {};
          }
        };
    new Links(nodes, new Interruption())
        .open(new NodeAddress.Directory(directory), OWNER, Optional.empty())
        .close();
    assertThat(opened).containsExactly(directory);
  }

  private NodeLink link(Caller caller) {
    return new Links(node, new Interruption())
        .open(new NodeAddress.Directory(node.directory()), caller, Optional.empty());
  }

  private static void assertFault(
      Fault fault, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.problem().code()).isEqualTo(fault.code()));
  }

  private static JsonObject json(Failure failure) {
    var english = Messages.forScreen(Language.ENGLISH);
    return failure.problem().json(sentence -> english.say(sentence, false));
  }

  private static InputStream halves(CountDownLatch between) {
    var first = new ByteArrayInputStream("first".getBytes(StandardCharsets.UTF_8));
    var second = new ByteArrayInputStream("second".getBytes(StandardCharsets.UTF_8));
    return new InputStream() {
      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        int count = first.read(buffer, offset, length);
        if (count > 0) {
          return count;
        }
        try {
          between.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return second.read(buffer, offset, length);
      }
    };
  }

  private static final class EndlessStream extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return length;
    }
  }
}
