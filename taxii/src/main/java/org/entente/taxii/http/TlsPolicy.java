package org.entente.taxii.http;

import java.util.List;
import java.util.stream.Stream;

/// The protocols and cipher suites of TAXII connections, for clients and servers alike: TLS 1.3 and
/// 1.2, and of TLS 1.2 only suites that RFC 7540, appendix A, does not blacklist (TAXII 2.1 §8.2.2,
/// §8.5.1): forward secrecy with authenticated encryption.
public final class TlsPolicy {
  /// The protocols, the preferred one first.
  public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private TlsPolicy() {}

  /// Those of `supported` that may be used, in the same order.
  public static List<String> cipherSuites(Stream<String> supported) {
    return supported.filter(TlsPolicy::isGood).toList();
  }

  private static boolean isGood(String suite) {
    boolean authenticated =
        suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_") || suite.contains("_CCM");
    boolean tls13 = suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
    boolean forwardSecret = suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_DHE_");
    boolean anonymous = suite.contains("_anon_");
    return !anonymous && authenticated && (tls13 || forwardSecret);
  }
}
