package org.entente.taxii.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.entente.taxii.client.ScriptedServer.Reply;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.http.TlsPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final String ROOT =
      "{\"title\":\"R\",\"versions\":[\"application/taxii+json;version=2.1\"],"
          + "\"max_content_length\":1000}";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    makeCertificate("good", "ip:127.0.0.1");
    makeCertificate("other", "dns:other.example");
  }

  @Test
  void a_server_with_a_certificate_of_a_given_authority_is_trusted() throws Exception {
    try (var server = server("good");
        var client = builder(server).trust(trust("good")).build()) {
      server.otherwise(asked -> Reply.ok(ROOT));
      assertThat(client.root(server.url("/x/")).describe().title()).isEqualTo("R");
    }
  }

  @Test
  void a_server_with_an_unknown_certificate_is_not_trusted_and_gets_no_request() throws Exception {
    try (var server = server("good");
        var client = builder(server).build()) {
      var failure =
          ClientFixture.failure(() -> client.root(server.url("/x/")).describe(), Code.TLS);
      assertThat(failure.mayPass()).isFalse();
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void a_certificate_made_out_to_another_name_is_not_trusted() throws Exception {
    try (var server = server("other");
        var client = builder(server).trust(trust("other")).build()) {
      ClientFixture.failure(() -> client.root(server.url("/x/")).describe(), Code.TLS);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void a_server_without_tls_is_told_from_one_that_is_away() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var plain = socket.accept()) {
              plain
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
              plain.getInputStream().readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      var url = URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/x/");
      try (var client = TaxiiClient.to(url).build()) {
        ClientFixture.failure(() -> client.root(url).describe(), Code.TLS);
      }
    }
  }

  @Test
  void a_server_of_an_older_tls_is_refused() throws Exception {
    try (var server = server("good", "TLSv1.1");
        var client = builder(server).trust(trust("good")).build()) {
      ClientFixture.failure(() -> client.root(server.url("/x/")).describe(), Code.TLS);
    }
  }

  @Test
  void a_server_of_tls_1_2_is_spoken_to() throws Exception {
    try (var server = server("good", "TLSv1.2");
        var client = builder(server).trust(trust("good")).build()) {
      server.otherwise(asked -> Reply.ok(ROOT));
      client.root(server.url("/x/")).describe();
    }
  }

  @Test
  void offers_tls_1_3_and_1_2_and_only_good_suites() throws IOException {
    SSLParameters parameters = Trust.system().parameters();
    assertThat(parameters.getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(parameters.getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    assertThat(parameters.getCipherSuites())
        .isNotEmpty()
        .allMatch(suite -> suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_"));
  }

  @Test
  void suites_that_http_2_blacklists_are_not_used() {
    var supported =
        List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_NULL_SHA",
            "TLS_DH_anon_WITH_AES_128_GCM_SHA256",
            "TLS_EMPTY_RENEGOTIATION_INFO_SCSV");
    assertThat(TlsPolicy.cipherSuites(supported.stream())).isEqualTo(supported.subList(0, 5));
  }

  @Test
  void a_file_without_certificates_is_refused() throws IOException {
    for (String content : new String[] {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n"}) {
      Path file = Files.writeString(folder.resolve("no.pem"), content);
      assertThatThrownBy(() -> Trust.certificates(file)).isInstanceOf(IOException.class);
    }
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> Trust.certificates(missing)).isInstanceOf(IOException.class);
  }

  @Test
  void a_file_of_certificates_has_a_bound() throws IOException {
    byte[] pem = Files.readAllBytes(folder.resolve("good.pem"));
    byte[] full = java.util.Arrays.copyOf(pem, Trust.PEM_BYTES_MAX);
    java.util.Arrays.fill(full, pem.length, full.length, (byte) '\n');
    Path file = Files.write(folder.resolve("full.pem"), full);
    Trust.certificates(file);
    Files.write(file, java.util.Arrays.copyOf(full, full.length + 1));
    assertThatThrownBy(() -> Trust.certificates(file)).hasMessageContaining("more than");
  }

  private static TaxiiClient.Builder builder(ScriptedServer server) {
    return TaxiiClient.to(server.url("/taxii2/")).retry(Retry.NEVER);
  }

  private static ScriptedServer server(String name, String... protocols) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return ScriptedServer.https(context, protocols);
  }

  private static Trust trust(String name) throws IOException {
    return Trust.certificates(folder.resolve(name + ".pem"));
  }

  /// A self-signed certificate for `subject`, made with the JDK's own tool.
  private static void makeCertificate(String name, String subject) throws Exception {
    String store = folder.resolve(name + ".p12").toString();
    keytool(
        "-genkeypair",
        "-alias",
        "k",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=" + subject,
        "-validity",
        "2",
        "-keystore",
        store);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "k",
        "-keystore",
        store,
        "-file",
        folder.resolve(name + ".pem").toString());
  }

  private static void keytool(String... arguments) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<String>();
    command.add(tool);
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
