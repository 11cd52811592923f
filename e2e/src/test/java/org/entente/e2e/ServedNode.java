package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.entente.taxii.client.Credentials;
import org.entente.taxii.client.RemoteCollection;
import org.entente.taxii.client.TaxiiClient;
import org.entente.taxii.client.TaxiiException;
import org.entente.taxii.client.Trust;

/// A process that serves a node, and what is needed to talk to it as its administrator. Closing
/// kills the process.
final class ServedNode implements AutoCloseable {
  static final String TAXII = "application/taxii+json;version=2.1";

  private static final String READY = "ready ";

  private final TestedNode node;
  private final Running process;
  private final URI taxii;
  private final HttpClient http;

  private ServedNode(TestedNode node, Running process, URI taxii) {
    this.node = node;
    this.process = process;
    this.taxii = taxii;
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /// Waits until the process says that it serves.
  static ServedNode of(TestedNode node, Running process) {
    try {
      String line = process.awaitLine(READY);
      return new ServedNode(node, process, URI.create(line.substring(READY.length())));
    } catch (AssertionError | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  Running process() {
    return process;
  }

  /// Discovery.
  URI taxiiUrl() {
    return taxii;
  }

  /// An address of the node.
  URI uri(String path) {
    return taxii.resolve(path);
  }

  /// Where the collection's objects are, or those below it.
  static String objects(String below) {
    return "/exchange/collections/" + TestedNode.COLLECTION + "/objects/" + below;
  }

  /// Adds objects, by a request of plain HTTP.
  HttpResponse<String> post(String envelope) throws IOException {
    return send(
        request(objects(""))
            .header("Content-Type", TAXII)
            .POST(BodyPublishers.ofString(envelope))
            .build());
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(request(path).build());
  }

  /// A request of the administrator, for plain HTTP.
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .header("Accept", TAXII)
        .header("Authorization", basic(TestedNode.ADMIN, TestedNode.PASSWORD));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
  }

  /// A client of its own, as another organisation would have.
  TaxiiClient client() {
    var builder =
        TaxiiClient.to(taxii)
            .credentials(Credentials.basic(TestedNode.ADMIN, TestedNode.PASSWORD))
            .allowPlainHttpOnLoopback();
    try {
      if (taxii.getScheme().equals("https")) {
        builder.trust(Trust.certificates(node.directory().resolve("tls").resolve("ca.pem")));
      }
      return builder.build();
    } catch (TaxiiException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The collection, as `client` sees it.
  RemoteCollection collection(TaxiiClient client) {
    return client.root(uri("/exchange/")).collection(TestedNode.COLLECTION);
  }

  /// Stops the process as a service manager does.
  void stop() {
    process.signalInnermost("TERM");
    Ended ended = process.ended();
    assertThat(ended.status()).as(ended.err()).isZero();
    http.close();
  }

  @Override
  public void close() {
    process.close();
    http.shutdownNow();
  }

  static String basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
