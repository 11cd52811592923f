package org.entente.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.server.config.HostName;
import org.entente.server.config.NodeDirectory;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;

/// A certificate of the node's own authority, renewed a month before it ends and when the node's
/// names change. Four files: `ca.pem`, `ca.key`, `server.pem` (with the authority's certificate
/// behind it), `server.key`.
public final class OwnIdentity implements IdentitySource {
  /// How long before its end a certificate is renewed.
  static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private final Path folder;
  private final List<HostName> hosts;
  private final InstantSource clock;
  private final SecureRandom random;

  public OwnIdentity(Path folder, List<HostName> hosts, InstantSource clock, SecureRandom random) {
    this.folder = folder;
    this.hosts = List.copyOf(hosts);
    this.clock = clock;
    this.random = random;
  }

  /// Where the authority's certificate is, which clients must trust.
  public static Path authorityCertificate(Path folder) {
    return folder.resolve("ca.pem");
  }

  /// Makes the authority, if there is none, and a certificate, if there is none to use.
  @Override
  public ServerIdentity first() {
    try {
      NodeDirectory.createFolder(folder);
      if (!Files.exists(authorityCertificate(folder))) {
        found();
        return renew();
      }
      if (!Files.exists(serverCertificate())) {
        return renew();
      }
      var identity =
          new ServerIdentity(Pem.key(serverKey()), Pem.certificates(serverCertificate()));
      return identity.matches() && isCurrent(identity) ? identity : renew();
    } catch (IOException | GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<ServerIdentity> fresher(ServerIdentity inUse) {
    try {
      return isCurrent(inUse) ? Optional.empty() : Optional.of(renew());
    } catch (IOException | GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean brought() {
    return false;
  }

  private boolean isCurrent(ServerIdentity identity) {
    Set<String> wanted =
        PrivateAuthority.withLocal(hosts).stream().map(HostName::text).collect(Collectors.toSet());
    return clock.instant().isBefore(identity.notAfter().minus(RENEWED_BEFORE))
        && wanted.equals(
            identity.names().stream()
                .map(name -> HostName.parse(name).map(HostName::text).orElse(name))
                .collect(Collectors.toSet()));
  }

  private void found() throws IOException {
    PrivateAuthority authority = PrivateAuthority.create(hosts, clock.instant(), random);
    // The certificate last: it says that the authority is complete.
    NodeDirectory.write(authorityKey(), Pem.print(authority.key()));
    NodeDirectory.write(authorityCertificate(folder), Pem.print(List.of(authority.certificate())));
  }

  private ServerIdentity renew() throws IOException, GeneralSecurityException {
    X509Certificate certificate = Pem.certificates(authorityCertificate(folder)).getFirst();
    var authority = new PrivateAuthority(Pem.key(authorityKey()), certificate);
    if (!authority.covers(hosts)) {
      // Clients would refuse such a certificate: better to say so now.
      throw new NodeRefusal(
          ServerCode.AUTHORITY_DOES_NOT_COVER,
          authorityCertificate(folder).toString(),
          hosts.stream().map(HostName::text).collect(Collectors.joining(", ")));
    }
    ServerIdentity identity = authority.issue(hosts, clock.instant(), random);
    // Should the machine stop between the two, the pair does not match and is made anew.
    NodeDirectory.write(serverKey(), Pem.print(identity.key()));
    NodeDirectory.write(serverCertificate(), Pem.print(identity.chain()));
    return identity;
  }

  private NodeRefusal failed(Exception e) {
    return new NodeRefusal(
        ServerCode.CERTIFICATE_UNREADABLE,
        folder.toString(),
        e,
        List.of(folder.toString(), String.valueOf(e.getMessage())));
  }

  private Path authorityKey() {
    return folder.resolve("ca.key");
  }

  private Path serverCertificate() {
    return folder.resolve("server.pem");
  }

  private Path serverKey() {
    return folder.resolve("server.key");
  }
}
