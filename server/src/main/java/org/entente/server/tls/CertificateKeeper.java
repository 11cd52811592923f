package org.entente.server.tls;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.entente.server.refusal.NodeRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the server's certificate current while it runs: connections made from then on use the new
/// one, those that are open stay. [#look] is called now and then; any number of threads may.
public final class CertificateKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);

  /// TLS 1.3, and of TLS 1.2 what has forward secrecy and authenticated encryption, which leaves
  /// nothing of the list in RFC 7540, appendix A (TAXII 2.1 §8.2.2). TLS 1.3's 0-RTT does not exist
  /// in Java.
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  private final IdentitySource source;
  private final SslContextFactory.Server tls;
  private volatile ServerIdentity inUse;

  private CertificateKeeper(IdentitySource source) {
    this.source = source;
    inUse = source.first();
    tls = new SslContextFactory.Server();
    use(tls, inUse);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    tls.setExcludeProtocols();
    tls.setIncludeCipherSuites(SUITES);
    tls.setExcludeCipherSuites();
    tls.setUseCipherSuitesOrder(false);
    tls.setRenegotiationAllowed(false);
    // Clients use whatever name reaches the node; the certificate speaks for itself.
    tls.setSniRequired(false);
  }

  /// Keeps a certificate that the operator brings.
  ///
  /// @throws NodeRefusal when it cannot be used
  public static CertificateKeeper ofFiles(
      java.nio.file.Path certificate, java.nio.file.Path key, java.time.InstantSource clock) {
    return new CertificateKeeper(new BroughtIdentity(certificate, key, clock));
  }

  /// Keeps a certificate of the node's own authority.
  ///
  /// @throws NodeRefusal when it cannot be made
  public static CertificateKeeper ofOwn(OwnIdentity own) {
    return new CertificateKeeper(own);
  }

  /// What Jetty's connectors use.
  public SslContextFactory.Server tls() {
    return tls;
  }

  public CertificateStatus status() {
    return CertificateStatus.of(inUse, source.brought());
  }

  /// Takes up a newer certificate if there is one. What cannot be used is logged, and the one in
  /// use stays.
  public synchronized void look() {
    try {
      Optional<ServerIdentity> fresher = source.fresher(inUse);
      if (fresher.isPresent()) {
        tls.reload(factory -> use((SslContextFactory.Server) factory, fresher.get()));
        inUse = fresher.get();
        LOG.info("now using certificate {}", inUse);
      }
    } catch (NodeRefusal refusal) {
      LOG.warn("keeping the certificate in use: {}", refusal.getMessage());
    } catch (Exception e) {
      LOG.warn("keeping the certificate in use", e);
    }
  }

  private static void use(SslContextFactory.Server tls, ServerIdentity identity) {
    tls.setKeyStore(identity.keyStore());
    tls.setKeyStorePassword("");
    tls.setKeyManagerPassword("");
  }

  /// The suites that are offered.
  static java.util.List<String> suites() {
    return Arrays.asList(SUITES.clone());
  }
}
