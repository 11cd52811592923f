package org.entente.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// A certificate and key that the operator brings and replaces, as an ACME client does. A pair that
/// is being replaced may not match for a moment: what cannot be used is refused, and looked at
/// again next time. Not thread-safe: its keeper asks from one thread at a time.
final class BroughtIdentity implements IdentitySource {
  private final Path certificate;
  private final Path key;
  private final InstantSource clock;

  /// What the files looked like when they were last read with success.
  private @Nullable List<Object> seen;

  BroughtIdentity(Path certificate, Path key, InstantSource clock) {
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public ServerIdentity first() {
    return read();
  }

  @Override
  public Optional<ServerIdentity> fresher(ServerIdentity inUse) {
    try {
      if (look().equals(seen)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    ServerIdentity now = read();
    return now.equals(inUse) ? Optional.empty() : Optional.of(now);
  }

  @Override
  public boolean brought() {
    return true;
  }

  private ServerIdentity read() {
    try {
      // Looked at before reading: a change in between is noticed next time.
      List<Object> look = look();
      var identity = new ServerIdentity(Pem.key(key), Pem.certificates(certificate));
      if (!identity.matches()) {
        throw new NodeRefusal(
            ServerCode.CERTIFICATE_KEY_MISMATCH,
            certificate.toString(),
            certificate.toString(),
            key.toString());
      }
      if (identity.notAfter().isBefore(clock.instant())) {
        throw new NodeRefusal(
            ServerCode.CERTIFICATE_EXPIRED,
            certificate.toString(),
            certificate.toString(),
            identity.notAfter().toString());
      }
      seen = look;
      return identity;
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private NodeRefusal unreadable(Exception e) {
    return new NodeRefusal(
        ServerCode.CERTIFICATE_UNREADABLE,
        certificate.toString(),
        e,
        List.of(certificate + ", " + key, String.valueOf(e.getMessage())));
  }

  private List<Object> look() throws IOException {
    return List.of(stamp(certificate), stamp(key));
  }

  private static List<Object> stamp(Path file) throws IOException {
    // The target of a symbolic link counts: that is how ACME clients switch.
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return List.of(
        attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
  }
}
