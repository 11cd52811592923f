package org.entente.taxii.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// A real HTTP server on the loopback address that answers as it was told to, good or bad, and
/// remembers what it was asked.
final class ScriptedServer implements AutoCloseable {
  static final String TAXII = "application/taxii+json;version=2.1";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new ArrayList<>();
  private final Deque<Function<Asked, Reply>> script = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private Function<Asked, Reply> otherwise = request -> Reply.of(404, "{\"title\":\"Nothing\"}");

  private ScriptedServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  static ScriptedServer http() {
    try {
      return new ScriptedServer(HttpServer.create(loopback(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param protocols the only ones that it speaks; none = what the platform does
  static ScriptedServer https(SSLContext context, String... protocols) {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters given = context.getDefaultSSLParameters();
              if (protocols.length > 0) {
                given.setProtocols(protocols);
              }
              parameters.setSSLParameters(given);
            }
          });
      return new ScriptedServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request that came in.
  record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {
    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : String.join("|", values);
    }

    String query() {
      return uri.getRawQuery() == null ? "" : uri.getRawQuery();
    }
  }

  /// How to answer.
  ///
  /// @param missing bytes that the length promises and that never come
  /// @param hangs whether it stops before the missing bytes without closing the connection
  record Reply(int status, Map<String, String> headers, byte[] body, int missing, boolean hangs) {
    static Reply of(int status, String body) {
      return new Reply(
          status, Map.of("Content-Type", TAXII), body.getBytes(StandardCharsets.UTF_8), 0, false);
    }

    static Reply ok(String body) {
      return of(200, body);
    }

    Reply with(String header, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body, missing, hangs);
    }

    Reply gzipped() {
      var out = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Reply(status, headers, out.toByteArray(), missing, hangs)
          .with("Content-Encoding", "gzip");
    }

    /// Stops before the last bytes, and closes the connection.
    Reply cutBy(int bytes) {
      byte[] shorter = java.util.Arrays.copyOf(body, body.length - bytes);
      return new Reply(status, headers, shorter, bytes, false);
    }

    /// Stops before the last bytes, and keeps the connection.
    Reply hangingBefore(int bytes) {
      byte[] shorter = java.util.Arrays.copyOf(body, body.length - bytes);
      return new Reply(status, headers, shorter, bytes, true);
    }
  }

  URI url(String path) {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// What to answer next, after everything that was said before.
  synchronized ScriptedServer then(Reply reply) {
    return then(request -> reply);
  }

  synchronized ScriptedServer then(Function<Asked, Reply> reply) {
    script.add(reply);
    return this;
  }

  /// What to answer once the script is at its end.
  synchronized ScriptedServer otherwise(Function<Asked, Reply> reply) {
    this.otherwise = reply;
    return this;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  synchronized List<String> queries() {
    return asked.stream().map(Asked::query).toList();
  }

  synchronized List<String> paths() {
    return asked.stream().map(request -> request.uri().getRawPath()).toList();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Function<Asked, Reply> next;
    synchronized (this) {
      asked.add(request);
      next = script.isEmpty() ? otherwise : script.poll();
    }
    Reply reply = next.apply(request);
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    long length = reply.body().length + reply.missing();
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    if (length > 0) {
      var out = exchange.getResponseBody();
      out.write(reply.body());
      out.flush();
    }
    if (reply.hangs()) {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
