package org.entente.server.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.commit.Store;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;
import org.entente.testkit.MemoryStore;

/// A whole node over a store in memory, on free ports of this machine, and clients for it.
public final class TestNode implements AutoCloseable {
  public static final String ADMIN = "admin";
  public static final String PASSWORD = "correct horse battery staple";
  public static final String TAXII = "application/taxii+json;version=2.1";

  private final Path directory;
  private final MemoryStores stores;
  private final InstantSource clock;
  private final boolean plain;
  private final Map<HttpClient.Version, HttpClient> clients = new ConcurrentHashMap<>();
  private Node node;
  private int port;
  private String token;

  private TestNode(Path directory, MemoryStores stores, InstantSource clock, boolean plain) {
    this.directory = directory;
    this.stores = stores;
    this.clock = clock;
    this.plain = plain;
  }

  /// A node without TLS.
  public static TestNode plain(Path folder) {
    return plain(folder, UnaryOperator.identity());
  }

  /// A node without TLS, with other settings.
  public static TestNode plain(Path folder, UnaryOperator<String> settings) {
    return make(folder, settings, true);
  }

  /// A node without TLS, whose clock the test moves.
  public static TestNode plain(Path folder, InstantSource clock) {
    return make(folder, UnaryOperator.identity(), true, clock);
  }

  /// A node with a certificate of its own authority.
  public static TestNode secure(Path folder) {
    return secure(folder, UnaryOperator.identity());
  }

  public static TestNode secure(Path folder, UnaryOperator<String> settings) {
    return make(folder, settings, false);
  }

  private static TestNode make(Path folder, UnaryOperator<String> settings, boolean plain) {
    return make(folder, settings, plain, Clock.systemUTC());
  }

  private static TestNode make(
      Path folder, UnaryOperator<String> settings, boolean plain, InstantSource clock) {
    var made = new TestNode(folder.resolve("node"), new MemoryStores(), clock, plain);
    made.create();
    made.settings(settings);
    made.start();
    return made;
  }

  private void create() {
    var outcome =
        new NewNode(directory, "CERT Exemple", "MA", List.of(), ADMIN, Password.of(PASSWORD))
            .create(stores, clock);
    if (!(outcome instanceof Outcome.Done)) {
      throw new AssertionError(outcome.toString());
    }
  }

  /// Changes the settings; they count from the next start on.
  public void settings(UnaryOperator<String> change) {
    Path file = new NodeDirectory(directory).config();
    try {
      Files.writeString(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public void start() {
    node = again(new ServeOptions(0, null, plain));
    port = node.taxiiUrl().getPort();
  }

  /// A node on the same directory.
  Node again(ServeOptions options) {
    return new Node(new NodeDirectory(directory), options, true, stores, clock);
  }

  /// Opens the directory for its owner alone, while no node serves it.
  Node openLocally() {
    return new Node(new NodeDirectory(directory), ServeOptions.NONE, false, stores, clock);
  }

  public void restart() {
    node.close();
    start();
  }

  public Node node() {
    return node;
  }

  public Path directory() {
    return directory;
  }

  /// The store that the node works on.
  public Store store() {
    return stores.last;
  }

  public int port() {
    return port;
  }

  public URI uri(String path) {
    // Tests send addresses that java.net.URI would refuse to build from parts.
    return URI.create((plain ? "http" : "https") + "://127.0.0.1:" + port() + path);
  }

  /// A client that trusts the node's authority.
  public HttpClient client(HttpClient.Version version) {
    var builder = HttpClient.newBuilder().version(version).connectTimeout(Duration.ofSeconds(20));
    if (!plain) {
      builder.sslContext(trusting());
    }
    return builder.build();
  }

  public SSLContext trusting() {
    try {
      byte[] pem = Files.readAllBytes(directory.resolve("tls").resolve("ca.pem"));
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem)));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// A request as the administrator, with TAXII's media types.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", TAXII)
        .header("Authorization", basic(ADMIN, PASSWORD));
  }

  public Reply get(String path) {
    return send(request(path).GET().build());
  }

  public Reply post(String path, String body) {
    return send(
        request(path).header("Content-Type", TAXII).POST(BodyPublishers.ofString(body)).build());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE().build());
  }

  /// A request to the admin API as the administrator.
  public Reply admin(String method, String path, String json) {
    if (token == null) {
      Reply session =
          send(
              HttpRequest.newBuilder(uri("/admin/v1/sessions"))
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"account\":\"" + ADMIN + "\",\"password\":\"" + PASSWORD + "\"}"))
                  .build());
      token = session.json().string("token");
    }
    return bearer(token, method, "/admin/v1" + path, json);
  }

  /// A request with a token; `json` may be empty.
  public Reply bearer(String secret, String method, String path, String json) {
    var request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + secret);
    if (json.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(json));
    }
    return send(request.build());
  }

  /// Adds a collection and returns the path of it, `/exchange/collections/ID/`.
  public String collection(String name) {
    Reply reply = admin("POST", "/collections", "{\"name\":\"" + name + "\"}");
    return "/exchange/collections/" + expect(reply, 201).json().string("id") + "/";
  }

  /// Adds an account with the usual password.
  public void account(String name, String role) {
    expect(
        admin(
            "POST",
            "/accounts",
            "{\"name\":\""
                + name
                + "\",\"role\":\""
                + role
                + "\",\"password\":\""
                + PASSWORD
                + "\"}"),
        201);
  }

  public void grant(String account, String collection, String access) {
    expect(
        admin(
            "PUT",
            "/grants",
            "{\"account\":\""
                + account
                + "\",\"collection\":\""
                + collection
                + "\",\"access\":\""
                + access
                + "\"}"),
        200);
  }

  /// The secret of a new token.
  public String token(String account) {
    return expect(admin("POST", "/tokens", "{\"account\":\"" + account + "\"}"), 201)
        .json()
        .string("secret");
  }

  public static Reply expect(Reply reply, int status) {
    if (reply.status() != status) {
      throw new AssertionError("expected " + status + ": " + reply);
    }
    return reply;
  }

  /// Sends over HTTP/1.1.
  public Reply send(HttpRequest request) {
    return send(request, HttpClient.Version.HTTP_1_1);
  }

  /// As another account, with the usual password.
  public Reply as(String account, String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Accept", TAXII)
            .header("Content-Type", TAXII)
            .header("Authorization", basic(account, PASSWORD))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  public Reply send(HttpRequest request, HttpClient.Version version) {
    HttpClient client = clients.computeIfAbsent(version, this::client);
    try {
      return new Reply(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Sends bytes as they are and reads everything until the node closes the connection.
  public String raw(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public String raw(byte[] bytes) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Socket connect() throws IOException {
    Socket socket =
        plain
            ? new Socket("127.0.0.1", port())
            : trusting().getSocketFactory().createSocket("127.0.0.1", port());
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    return socket;
  }

  public static String basic(String account, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((account + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    clients.values().forEach(HttpClient::shutdownNow);
    node.close();
  }

  /// An answer.
  public record Reply(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
      return response.body();
    }

    public JsonObject json() {
      return JsonReader.parseObject(body());
    }

    /// The header, or empty.
    public String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    @Override
    public String toString() {
      return status() + " " + response.headers().map() + " " + body();
    }
  }

  /// Stores that remember what an earlier one held.
  private static final class MemoryStores implements StoreOpener {
    private MemoryStore last;

    @Override
    public Store open(Path folder, InstantSource clock, NodeConfig config) {
      last = last == null ? new MemoryStore(clock, new ContentSameness()) : last.reopened();
      return last;
    }
  }
}
