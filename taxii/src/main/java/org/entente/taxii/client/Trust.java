package org.entente.taxii.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.entente.taxii.http.TlsPolicy;

/// Whose certificates a client believes (TAXII 2.1 §8.5.2): PKIX with name checking in any case,
/// and no way to switch it off. Immutable.
public final class Trust {
  /// The longest file of certificates that is read, in bytes.
  public static final int PEM_BYTES_MAX = 1024 * 1024;

  private final SSLContext context;

  private Trust(SSLContext context) {
    this.context = context;
  }

  /// The authorities that the Java platform trusts.
  public static Trust system() {
    try {
      return new Trust(contextOf(null));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no trusted authorities", e);
    }
  }

  /// The certificates in `pem` and no others: a private authority, or a server's own self-signed
  /// certificate to pin it.
  ///
  /// @param pem one or more X.509 certificates, PEM encoded
  /// @throws IOException when the file cannot be read, is too long, or holds no certificate
  public static Trust certificates(Path pem) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(pem)) {
      bytes = in.readNBytes(PEM_BYTES_MAX + 1);
    }
    if (bytes.length > PEM_BYTES_MAX) {
      throw new IOException("more than " + PEM_BYTES_MAX + " bytes of certificates: " + pem);
    }
    try {
      return new Trust(contextOf(keyStoreOf(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificates in PEM form: " + pem, e);
    }
  }

  SSLContext context() {
    return context;
  }

  /// TLS 1.2 or later without weak suites, and the server's name checked against its certificate.
  SSLParameters parameters() {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(TlsPolicy.PROTOCOLS.toArray(new String[0]));
    parameters.setCipherSuites(
        TlsPolicy.cipherSuites(Arrays.stream(parameters.getCipherSuites())).toArray(new String[0]));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  private static SSLContext contextOf(@org.jspecify.annotations.Nullable KeyStore store)
      throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore keyStoreOf(byte[] pem) throws GeneralSecurityException, IOException {
    var certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (certificates.isEmpty()) {
      throw new CertificateException("empty");
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (var certificate : certificates) {
      store.setCertificateEntry("ca" + number++, certificate);
    }
    return store;
  }
}
