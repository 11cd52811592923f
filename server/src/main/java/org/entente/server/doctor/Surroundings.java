package org.entente.server.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.server.admin.LocalSocket;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.server.refusal.ServerCode;
import org.entente.server.tls.CertificateFiles;
import org.entente.server.tls.OwnIdentity;

/// Everything around the store: files and their permissions, certificate, disk.
final class Surroundings {
  /// A certificate that ends sooner should be replaced now.
  static final Duration CERTIFICATE_WARNING = Duration.ofDays(30);

  /// Files named in findings; more of the same kind tell nothing new.
  private static final int FILES_MAX = 20;

  private static final Set<PosixFilePermission> READING_BY_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final NodeDirectory directory;
  private final InstantSource clock;

  Surroundings(NodeDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /// What a process that was killed left behind. To be asked before the lock is taken.
  static List<Finding> leftBehind(NodeDirectory directory) throws IOException {
    var left = new ArrayList<Path>();
    if (Files.exists(directory.holder())) {
      left.add(directory.holder());
    }
    LocalSocket.find(directory.root()).ifPresent(left::add);
    return left.stream()
        .map(file -> Finding.of(DoctorCode.LEFT_BEHIND, file.toString(), file.toString()))
        .toList();
  }

  List<Finding> permissions() throws IOException {
    var findings = new ArrayList<Finding>();
    String root = directory.root().toString();
    if (directory.openToOthers()) {
      findings.add(Finding.of(DoctorCode.DIRECTORY_OPEN, root, root));
    }
    // What holds secrets is kept closed by itself, in case somebody opens the directory.
    for (Path secret : secrets()) {
      keyPermissions(secret).ifPresent(findings::add);
    }
    findings.addAll(foreign());
    return findings;
  }

  private List<Path> secrets() throws IOException {
    if (!Files.isDirectory(directory.tls())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory.tls())) {
      return files.filter(file -> file.toString().endsWith(".key")).sorted().toList();
    }
  }

  private static Optional<Finding> keyPermissions(Path key) throws IOException {
    if (!Files.exists(key)) {
      return Optional.empty();
    }
    boolean open =
        !java.util.Collections.disjoint(Files.getPosixFilePermissions(key), READING_BY_OTHERS);
    return open
        ? Optional.of(Finding.of(DoctorCode.FILE_OPEN, key.toString(), key.toString()))
        : Optional.empty();
  }

  /// Files of somebody else than the owner of the directory: the node could not use them.
  private List<Finding> foreign() throws IOException {
    UserPrincipal owner = Files.getOwner(directory.root());
    var findings = new ArrayList<Finding>();
    Files.walkFileTree(
        directory.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            UserPrincipal other = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
            if (!other.equals(owner)) {
              findings.add(
                  Finding.of(
                      DoctorCode.FILE_FOREIGN,
                      file.toString(),
                      file.toString(),
                      other.getName(),
                      owner.getName()));
            }
            return findings.size() < FILES_MAX
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
          }
        });
    return findings;
  }

  List<Finding> certificate(NodeConfig config) throws IOException {
    NodeConfig.Tls tls = config.tls();
    if (tls.certificate().isPresent() && tls.key().isPresent()) {
      Path certificate = directory.root().resolve(tls.certificate().get());
      Path key = directory.root().resolve(tls.key().get());
      var findings = new ArrayList<>(pair(certificate, key, true));
      keyPermissions(key).ifPresent(findings::add);
      return findings;
    }
    Path authority = OwnIdentity.authorityCertificate(directory.tls());
    if (!Files.exists(authority)) {
      return List.of(
          Finding.of(DoctorCode.AUTHORITY_MISSING, authority.toString(), authority.toString()));
    }
    var findings = new ArrayList<>(pair(authority, authority.resolveSibling("ca.key"), true));
    Path certificate = authority.resolveSibling("server.pem");
    if (Files.exists(certificate)) {
      // The node renews it by itself: neither its end nor a broken pair keeps it from starting.
      findings.addAll(pair(certificate, authority.resolveSibling("server.key"), false));
    }
    return findings;
  }

  private List<Finding> pair(Path certificate, Path key, boolean endCounts) {
    String file = certificate.toString();
    return switch (CertificateFiles.look(certificate, key)) {
      case CertificateFiles.Look.Unreadable(String why) ->
          List.of(
              Finding.of(
                  ServerCode.CERTIFICATE_UNREADABLE, file, List.of(certificate + ", " + key, why)));
      case CertificateFiles.Look.Mismatch _ ->
          endCounts
              ? List.of(
                  Finding.of(
                      ServerCode.CERTIFICATE_KEY_MISMATCH, file, List.of(file, key.toString())))
              : List.of();
      case CertificateFiles.Look.Pair(Instant notAfter) ->
          endCounts ? end(file, notAfter) : List.of();
    };
  }

  private List<Finding> end(String file, Instant notAfter) {
    Instant now = clock.instant();
    if (notAfter.isBefore(now)) {
      return List.of(
          Finding.of(ServerCode.CERTIFICATE_EXPIRED, file, List.of(file, notAfter.toString())));
    }
    return notAfter.isBefore(now.plus(CERTIFICATE_WARNING))
        ? List.of(Finding.of(DoctorCode.CERTIFICATE_ENDS, file, file, notAfter.toString()))
        : List.of();
  }

  List<Finding> disk(NodeConfig config) throws IOException {
    FileStore disk = Files.getFileStore(directory.root());
    long free = disk.getUsableSpace();
    long reserve = config.disk().reserveBytes();
    return free > reserve
        ? List.of()
        : List.of(
            Finding.of(
                DoctorCode.DISK_LOW,
                directory.root().toString(),
                mebibytes(free),
                mebibytes(reserve)));
  }

  private static String mebibytes(long bytes) {
    return Long.toString(bytes >> 20);
  }
}
