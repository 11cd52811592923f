package org.entente.cli.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.Callback;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;

/// Something that answers on a node's socket as a test wants it: for what the real one does not do
/// on demand, such as breaking off.
public final class FakeNode implements LocalNodes, AutoCloseable {
  private final Server server = new Server();
  private final Path directory;
  private final Path socket;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /// What to do with one request.
  @FunctionalInterface
  public interface Script {
    void answer(Request request, Response response) throws Exception;
  }

  /// A request that came.
  public record Seen(String line, Map<String, String> headers) {}

  public FakeNode(Path folder) throws Exception {
    this.directory = Files.createDirectories(folder.resolve("node"));
    Files.createFile(directory.resolve(NodeAddress.SETTINGS_FILE));
    this.socket = directory.resolve("admin.sock");
    var connector = new UnixDomainServerConnector(server);
    connector.setUnixDomainPath(socket);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Thread.ofVirtual().start(() -> serve(request, response, callback));
            return true;
          }
        });
    server.start();
  }

  public Path directory() {
    return directory;
  }

  /// The requests so far, as `GET /admin/v1/…`.
  public List<String> lines() {
    return seen.stream().map(Seen::line).toList();
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  public FakeNode on(String line, int status, String body) {
    return on(
        line,
        (request, response) -> {
          response.setStatus(status);
          write(response, true, body);
        });
  }

  public FakeNode on(String line, Script script) {
    scripts.put(line, script);
    return this;
  }

  /// Writes a piece of the answer, and waits until it is on its way.
  public static void write(Response response, boolean last, String text) throws IOException {
    Content.Sink.write(response, last, StandardCharsets.UTF_8.encode(text));
  }

  @Override
  public Optional<Path> socket(Path of) {
    return of.equals(directory) && Files.exists(socket) ? Optional.of(socket) : Optional.empty();
  }

  @Override
  public PrivateNode open(Path of, Locale language) throws Busy {
    throw new Busy(Failure.of(Fault.NODE_UNREACHABLE, "x", "x"));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Request request, Response response, Callback callback) {
    String line = request.getMethod() + ' ' + request.getHttpURI().getPathQuery();
    var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    request.getHeaders().forEach(field -> headers.put(field.getName(), field.getValue()));
    seen.add(new Seen(line, headers));
    Script script = scripts.get(line);
    try {
      if (script == null) {
        response.setStatus(404);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        write(response, true, "{\"code\":\"not-scripted\",\"message\":\"" + line + "\"}");
      } else {
        script.answer(request, response);
      }
      callback.succeeded();
    } catch (Exception e) {
      callback.failed(e);
    }
  }

  /// All of a request's body.
  public static byte[] body(Request request) throws IOException {
    try (var in = Content.Source.asInputStream(request)) {
      return in.readAllBytes();
    }
  }

  /// Lines for a streamed answer.
  public static String lines(String... lines) {
    var all = new ArrayList<>(List.of(lines));
    all.add("");
    return String.join("\n", all);
  }
}
