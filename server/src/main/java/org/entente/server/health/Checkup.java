package org.entente.server.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.server.tls.CertificateStatus;
import org.jspecify.annotations.Nullable;

/// Looks whether the node is well. Thread-safe.
public final class Checkup {
  /// A certificate that the operator brought should be replaced by then.
  static final Duration CERTIFICATE_WARNING = Duration.ofDays(7);

  private final Path directory;
  private final long reserveBytes;
  private final InstantSource clock;
  private final Supplier<Optional<CertificateStatus>> certificate;
  private final BooleanSupplier storeWorks;

  /// @param directory the node's directory, whose disk counts
  /// @param reserveBytes free space below which writing is refused
  /// @param certificate the certificate in use, if there is one
  /// @param storeWorks whether the store can be read
  public Checkup(
      Path directory,
      long reserveBytes,
      InstantSource clock,
      Supplier<Optional<CertificateStatus>> certificate,
      BooleanSupplier storeWorks) {
    this.directory = directory;
    this.reserveBytes = reserveBytes;
    this.clock = clock;
    this.certificate = certificate;
    this.storeWorks = storeWorks;
  }

  /// Everything that was looked at.
  public List<Finding> findings() {
    return Stream.of(store(), disk(), certificate()).toList();
  }

  /// How full the disk is.
  public Disk look() {
    try {
      FileStore store = Files.getFileStore(directory);
      return new Disk(store.getUsableSpace(), store.getTotalSpace(), reserveBytes);
    } catch (IOException e) {
      return new Disk(-1, -1, reserveBytes);
    }
  }

  private Finding store() {
    boolean works = storeWorks.getAsBoolean();
    return new Finding("store", works, works ? null : "the store cannot be read");
  }

  private Finding disk() {
    Disk disk = look();
    boolean room = disk.freeBytes() < 0 || disk.freeBytes() > reserveBytes;
    return new Finding(
        "disk", room, room ? null : "less free space than the reserve: writing is refused");
  }

  private Finding certificate() {
    Optional<CertificateStatus> status = certificate.get();
    if (status.isEmpty()) {
      return new Finding("certificate", true, null);
    }
    Instant end = status.get().notAfter();
    boolean current = clock.instant().plus(CERTIFICATE_WARNING).isBefore(end);
    return new Finding("certificate", current, current ? null : "ends on " + end);
  }

  /// One thing that was looked at.
  ///
  /// @param name what
  /// @param healthy whether it is well
  /// @param message what is wrong; null when nothing is
  public record Finding(String name, boolean healthy, @Nullable String message) {}

  /// @param freeBytes free for this node; -1 when unknown
  /// @param totalBytes in all; -1 when unknown
  /// @param reserveBytes free space below which writing is refused
  public record Disk(long freeBytes, long totalBytes, long reserveBytes) {}
}
