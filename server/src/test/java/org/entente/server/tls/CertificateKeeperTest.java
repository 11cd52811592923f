package org.entente.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.entente.server.config.HostName;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.testkit.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateKeeperTest {
  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private final SecureRandom random = new SecureRandom();

  @Test
  void an_authority_vouches_for_the_nodes_names_and_nothing_else() throws Exception {
    List<HostName> hosts = hosts("taxii.example.org", "*.inner.example", "192.0.2.1");
    PrivateAuthority authority = PrivateAuthority.create(hosts, clock.instant(), random);

    X509Certificate certificate = authority.certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
    assertThat(certificate.getBasicConstraints()).as("issues no further authority").isZero();
    assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.30");
    assertThat(authority.covers(hosts)).isTrue();
    assertThat(authority.covers(hosts("a.taxii.example.org", "localhost"))).isTrue();
    assertThat(authority.covers(hosts("x.inner.example"))).isTrue();
    for (String other :
        List.of("example.org", "taxii.example.com", "192.0.2.2", "2001:db8::1", "www.example")) {
      assertThat(authority.covers(hosts(other))).as(other).isFalse();
    }
  }

  @Test
  void a_server_certificate_names_the_hosts_and_this_machine_for_ninety_days() throws Exception {
    PrivateAuthority authority =
        PrivateAuthority.create(hosts("taxii.example.org"), clock.instant(), random);
    ServerIdentity identity = authority.issue(hosts("taxii.example.org"), clock.instant(), random);

    identity.certificate().verify(authority.certificate().getPublicKey());
    assertThat(identity.names())
        .containsExactly("taxii.example.org", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(identity.notAfter()).isEqualTo(FakeClock.START.plus(Duration.ofDays(90)));
    assertThat(identity.certificate().getNotBefore().toInstant())
        .as("clients' clocks may be behind")
        .isBefore(FakeClock.START);
    assertThat(identity.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(identity.matches()).isTrue();
    assertThat(identity.toString()).doesNotContainIgnoringCase("private");
  }

  @Test
  void the_nodes_own_certificate_is_made_once_and_renewed_a_month_before_its_end() {
    CertificateKeeper keeper = CertificateKeeper.ofOwn(own("a.example"));
    String first = keeper.status().sha256();
    assertThat(keeper.status().brought()).isFalse();
    assertThat(CertificateKeeper.ofOwn(own("a.example")).status().sha256())
        .as("after a restart")
        .isEqualTo(first);

    clock.move(Duration.ofDays(60).minusSeconds(1));
    keeper.look();
    assertThat(keeper.status().sha256()).isEqualTo(first);

    clock.move(Duration.ofSeconds(1));
    keeper.look();
    assertThat(keeper.status().sha256()).isNotEqualTo(first);
    assertThat(keeper.status().notAfter()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
  }

  @Test
  void a_new_name_below_the_old_ones_gets_a_new_certificate_from_the_same_authority()
      throws IOException {
    CertificateKeeper.ofOwn(own("example.org"));
    byte[] authority = Files.readAllBytes(OwnIdentity.authorityCertificate(folder));

    CertificateKeeper keeper = CertificateKeeper.ofOwn(own("example.org", "a.example.org"));

    assertThat(keeper.status().names()).contains("a.example.org");
    assertThat(Files.readAllBytes(OwnIdentity.authorityCertificate(folder))).isEqualTo(authority);
  }

  @Test
  void a_name_that_the_authority_may_not_vouch_for_is_refused_with_what_to_do() {
    CertificateKeeper.ofOwn(own("example.org"));

    NodeRefusal refusal = refused(() -> CertificateKeeper.ofOwn(own("example.com")));

    assertThat(refusal.code()).isEqualTo(ServerCode.AUTHORITY_DOES_NOT_COVER);
    assertThat(refusal.getMessage()).contains("example.com");
  }

  @Test
  void what_an_interrupted_renewal_left_behind_is_made_anew() throws IOException {
    String first = CertificateKeeper.ofOwn(own("a.example")).status().sha256();
    Path other = folder.resolve("other");
    new OwnIdentity(other, hosts("a.example"), clock, random).first();
    Files.copy(
        other.resolve("server.key"),
        folder.resolve("server.key"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(CertificateKeeper.ofOwn(own("a.example")).status().sha256()).isNotEqualTo(first);
  }

  @Test
  void keys_are_for_their_owner_alone() throws IOException {
    CertificateKeeper.ofOwn(own("a.example"));

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_certificate_that_was_brought_is_taken_up_when_its_files_change() throws IOException {
    Path certificate = folder.resolve("brought.pem");
    Path key = folder.resolve("brought.key");
    bring(certificate, key, clock.instant());
    CertificateKeeper keeper = CertificateKeeper.ofFiles(certificate, key, clock);
    String first = keeper.status().sha256();
    assertThat(keeper.status().brought()).isTrue();

    keeper.look();
    assertThat(keeper.status().sha256()).isEqualTo(first);

    bring(certificate, key, clock.instant());
    Files.setLastModifiedTime(certificate, FileTime.from(Instant.now().plusSeconds(5)));
    keeper.look();
    assertThat(keeper.status().sha256()).isNotEqualTo(first);
  }

  @Test
  void a_pair_that_does_not_match_is_not_taken_up() throws IOException {
    Path certificate = folder.resolve("brought.pem");
    Path key = folder.resolve("brought.key");
    bring(certificate, key, clock.instant());
    CertificateKeeper keeper = CertificateKeeper.ofFiles(certificate, key, clock);
    String first = keeper.status().sha256();

    bring(folder.resolve("x.pem"), key, clock.instant());
    Files.setLastModifiedTime(key, FileTime.from(Instant.now().plusSeconds(5)));
    keeper.look();

    assertThat(keeper.status().sha256()).isEqualTo(first);
    assertThat(refused(() -> CertificateKeeper.ofFiles(certificate, key, clock)).code())
        .isEqualTo(ServerCode.CERTIFICATE_KEY_MISMATCH);
  }

  @Test
  void what_is_missing_expired_or_no_certificate_is_refused_by_name() throws IOException {
    Path certificate = folder.resolve("brought.pem");
    Path key = folder.resolve("brought.key");
    assertThat(refused(() -> CertificateKeeper.ofFiles(certificate, key, clock)).code())
        .isEqualTo(ServerCode.CERTIFICATE_UNREADABLE);

    Files.writeString(certificate, "nonsense");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n");
    assertThat(refused(() -> CertificateKeeper.ofFiles(certificate, key, clock)).code())
        .isEqualTo(ServerCode.CERTIFICATE_UNREADABLE);

    bring(certificate, key, clock.instant().minus(Duration.ofDays(100)));
    assertThat(refused(() -> CertificateKeeper.ofFiles(certificate, key, clock)).code())
        .isEqualTo(ServerCode.CERTIFICATE_EXPIRED);
  }

  @Test
  void a_pem_file_at_the_bound_is_read_and_a_longer_one_is_not() throws IOException {
    Path certificate = folder.resolve("brought.pem");
    Path key = folder.resolve("brought.key");
    bring(certificate, key, clock.instant());
    String text = Files.readString(certificate);
    Files.writeString(certificate, text + "\n".repeat(Pem.BYTES_MAX - text.length()));
    CertificateKeeper.ofFiles(certificate, key, clock);

    Files.writeString(certificate, text + "\n".repeat(Pem.BYTES_MAX - text.length() + 1));
    assertThat(refused(() -> CertificateKeeper.ofFiles(certificate, key, clock)).code())
        .isEqualTo(ServerCode.CERTIFICATE_UNREADABLE);
  }

  private void bring(Path certificate, Path key, Instant issued) throws IOException {
    ServerIdentity identity =
        PrivateAuthority.create(hosts("b.example"), issued, random)
            .issue(hosts("b.example"), issued, random);
    Files.write(certificate, Pem.print(identity.chain()));
    Files.write(key, Pem.print(identity.key()));
  }

  private OwnIdentity own(String... names) {
    return new OwnIdentity(folder, hosts(names), clock, random);
  }

  private static NodeRefusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(NodeRefusal.class, call);
  }

  private static List<HostName> hosts(String... names) {
    return Stream.of(names).map(name -> HostName.parse(name).orElseThrow()).toList();
  }
}
