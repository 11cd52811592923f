package org.entente.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;

/// Looks at the files of a certificate and its key without using them.
public final class CertificateFiles {
  private CertificateFiles() {}

  /// What a pair of files is.
  public sealed interface Look {
    /// One of the two cannot be read as what it should be.
    record Unreadable(String why) implements Look {}

    /// The key is not the certificate's.
    record Mismatch() implements Look {}

    /// A certificate with its key.
    ///
    /// @param notAfter when it ends
    record Pair(Instant notAfter) implements Look {}
  }

  /// What `certificate` and `key` are.
  public static Look look(Path certificate, Path key) {
    try {
      var identity = new ServerIdentity(Pem.key(key), Pem.certificates(certificate));
      return identity.matches() ? new Look.Pair(identity.notAfter()) : new Look.Mismatch();
    } catch (IOException | GeneralSecurityException e) {
      return new Look.Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
