package org.entente.cli.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.jspecify.annotations.Nullable;

/// An open line to a node's admin API. Whatever the node refuses is thrown as a [Failure] that
/// carries the node's own code and sentences. Safe for several threads.
public final class NodeLink implements AutoCloseable {
  /// The longest answer that is kept in memory as a whole.
  static final int ANSWER_BYTES_MAX = 64 * 1024 * 1024;

  /// Room for the largest object that a node takes, and what the answer puts around it.
  private static final JsonLimits ANSWER_LIMITS =
      JsonLimits.DEFAULTS
          .withDepth(JsonLimits.DEFAULTS.depth() + 8)
          .withElements(1_000_000)
          .withValues(8_000_000);

  private final Door door;
  private final Caller caller;

  NodeLink(Door door, Caller caller) {
    this.door = door;
    this.caller = caller;
  }

  /// The same line, used in the name of whom `secret` belongs to.
  public NodeLink as(String secret) {
    return new NodeLink(door, caller.withToken(secret));
  }

  public JsonObject get(Route route) {
    return call("GET", route, null);
  }

  public JsonObject post(Route route, JsonObject body) {
    return call("POST", route, body);
  }

  public JsonObject put(Route route, JsonObject body) {
    return call("PUT", route, body);
  }

  public JsonObject patch(Route route, JsonObject body) {
    return call("PATCH", route, body);
  }

  public JsonObject delete(Route route) {
    return call("DELETE", route, null);
  }

  /// Streams the body of the answer to `out`; what was cut off fails.
  public void download(Route route, OutputStream out) {
    exchange(
        "GET",
        route,
        null,
        body -> {
          body.transferTo(out);
          out.flush();
          return true;
        });
  }

  /// Hands each line of a streamed answer to `line`, as it comes.
  public void lines(Route route, Consumer<JsonObject> line) {
    exchange(
        "GET",
        route,
        null,
        body -> {
          eachLine(body, line);
          return true;
        });
  }

  /// Posts JSON lines and hands each line of the answer to `line`.
  public void ask(Route route, byte[] lines, Consumer<JsonObject> line) {
    exchange(
        "POST",
        route,
        "application/x-ndjson",
        lines,
        body -> {
          eachLine(body, line);
          return true;
        });
  }

  /// Sends `content` and hands each line of the answer to `line` while sending.
  ///
  /// @param gzipped whether `content` is compressed
  public void upload(Route route, InputStream content, boolean gzipped, Consumer<JsonObject> line) {
    var fields = Door.fields(caller);
    fields.put("Content-Type", "application/octet-stream");
    if (gzipped) {
      fields.put("Content-Encoding", "gzip");
    }
    try (var connection = door.connection()) {
      var body = connection.sendStreaming("POST", route.toString(), fields);
      var upload = new Upload(content, body, connection);
      upload.start();
      try {
        eachLine(answered(connection), line);
      } catch (Failure | IOException e) {
        throw upload.sourceFailure().orElseGet(() -> door.failure(e));
      }
    } catch (IOException e) {
      throw door.failure(e);
    }
  }

  @Override
  public void close() {
    door.close();
  }

  private JsonObject call(String method, Route route, @Nullable JsonObject body) {
    return exchange(method, route, body, answer -> parsed(answer.readNBytes(ANSWER_BYTES_MAX)));
  }

  private <T> T exchange(
      String method, Route route, @Nullable JsonObject body, AnswerReader<T> reader) {
    return body == null
        ? exchange(method, route, null, new byte[0], reader)
        : exchange(
            method,
            route,
            "application/json",
            body.toString().getBytes(StandardCharsets.UTF_8),
            reader);
  }

  private <T> T exchange(
      String method,
      Route route,
      @Nullable String mediaType,
      byte[] content,
      AnswerReader<T> reader) {
    var fields = Door.fields(caller);
    if (mediaType != null) {
      fields.put("Content-Type", mediaType);
    }
    HttpConnection connection = null;
    try {
      connection = door.connection();
      connection.send(method, route.toString(), fields, content);
      ResponseHead head = connection.readHead();
      InputStream answer = accepted(head, connection.body(head));
      T result = reader.read(answer);
      if (head.keepsAlive() && answer.read() < 0) {
        door.keep(connection);
        connection = null;
      }
      return result;
    } catch (IOException e) {
      throw door.failure(e);
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  private static InputStream answered(HttpConnection connection) throws IOException {
    ResponseHead head = connection.readHead();
    return accepted(head, connection.body(head));
  }

  /// The body of an answer that is no refusal.
  private static InputStream accepted(ResponseHead head, InputStream body) throws IOException {
    if (!head.isSuccess()) {
      throw NodeRefusal.of(head.status(), body.readNBytes(ANSWER_BYTES_MAX));
    }
    return body;
  }

  private static JsonObject parsed(byte[] body) {
    return switch (new JsonReader(ANSWER_LIMITS).read(body)) {
      case JsonRead.Value(JsonObject object) -> object;
      case JsonRead.Value other -> throw Failure.of(Fault.NODE_STRANGE, null);
      case JsonRead.Refused refused -> throw Failure.of(Fault.NODE_STRANGE, null);
    };
  }

  private static void eachLine(InputStream body, Consumer<JsonObject> line) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      if (!text.isBlank()) {
        line.accept(parsed(text.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /// Reads an answer's body.
  @FunctionalInterface
  private interface AnswerReader<T> {
    T read(InputStream body) throws IOException;
  }
}
