package org.entente.cli.link;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.jspecify.annotations.Nullable;

/// The way in to one node, under a [NodeLink]. Keeps a connection that is done for the next
/// request.
final class Door implements AutoCloseable {
  /// A connection idle for longer may be closed by the node at the moment it is used again.
  private static final Duration KEPT_MAX = Duration.ofSeconds(2);

  private final Endpoint endpoint;
  private final String name;
  private final Runnable afterwards;
  private @Nullable HttpConnection kept;
  private long keptSince;

  /// @param name the node as people know it
  /// @param afterwards runs when the door is closed
  Door(Endpoint endpoint, String name, Runnable afterwards) {
    this.endpoint = endpoint;
    this.name = name;
    this.afterwards = afterwards;
  }

  /// A connection that nobody else uses.
  synchronized HttpConnection connection() throws IOException {
    HttpConnection connection = kept;
    kept = null;
    if (connection != null) {
      if (System.nanoTime() - keptSince < KEPT_MAX.toNanos()) {
        return connection;
      }
      connection.close();
    }
    return endpoint.connect();
  }

  /// Takes back a connection whose last answer was read to its end.
  synchronized void keep(HttpConnection connection) {
    if (kept != null) {
      kept.close();
    }
    kept = connection;
    keptSince = System.nanoTime();
  }

  /// What goes along with every request of `caller`.
  static Map<String, String> fields(Caller caller) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("User-Agent", "entente");
    fields.put("Accept", "*/*");
    fields.put("Accept-Language", caller.language());
    caller.token().ifPresent(token -> fields.put("Authorization", "Bearer " + checked(token)));
    caller.purpose().ifPresent(text -> fields.put("X-Entente-Purpose", percentEncoded(text)));
    caller.reason().ifPresent(text -> fields.put("X-Entente-Reason", percentEncoded(text)));
    return fields;
  }

  /// What `cause` means to the person.
  Failure failure(Exception cause) {
    return switch (cause) {
      case Failure failure -> failure;
      case Endpoint.Unreachable _ -> Failure.of(Fault.NODE_UNREACHABLE, name, name);
      case ResponseHead.NoHttp _ -> Failure.of(Fault.NODE_STRANGE, name, "HTTP");
      case SSLException _ -> Failure.of(Fault.NODE_UNTRUSTED, name, name);
      default -> Failure.of(Fault.NODE_LOST, name, name);
    };
  }

  @Override
  public synchronized void close() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
    afterwards.run();
  }

  /// A token is put into a header as it is: no other character can be meant.
  private static String checked(String token) {
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw Failure.of(Fault.PASSWORD_MISSING, "ENTENTE_TOKEN");
    }
    return token;
  }

  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
