package org.entente.server.tls;

import java.time.Instant;
import java.util.List;

/// What is known about the certificate in use. Immutable.
///
/// @param subject whom it names
/// @param names names and addresses it is valid for
/// @param notAfter when it ends
/// @param sha256 its fingerprint in hex
/// @param brought whether the operator brought it, so that the node does not renew it
public record CertificateStatus(
    String subject, List<String> names, Instant notAfter, String sha256, boolean brought) {
  static CertificateStatus of(ServerIdentity identity, boolean brought) {
    return new CertificateStatus(
        identity.certificate().getSubjectX500Principal().getName(),
        identity.names(),
        identity.notAfter(),
        identity.fingerprint(),
        brought);
  }
}
