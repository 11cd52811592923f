package org.entente.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.exchange.access.Caller;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.collection.Position;
import org.entente.exchange.commit.Documents;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.server.edge.Ids;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.server.refusal.StoreCodes;
import org.entente.server.tls.OwnIdentity;
import org.entente.store.RocksStore;
import org.entente.store.StoreOptions;
import org.entente.store.StoreUnusable;
import org.jspecify.annotations.Nullable;

/// Makes a node of a backup: beside the directory, as `DIR.part`, which becomes `DIR` by one rename
/// when everything in it was compared with its digest, is on the disk, and opens as a store. So
/// there is a whole node afterwards, or none; what a process that was killed left of `DIR.part` is
/// removed by the next one.
///
/// For one thread, once; [#abandon] from any.
public final class Restore {
  /// What says that a folder is an unfinished restore, and may be removed.
  private static final String MARK = ".entente-restore";

  /// Room that is left on the disk beside what is restored.
  private static final long SPARE_BYTES = 64L << 20;

  private static final StoreOptions OPTIONS = StoreOptions.DEFAULTS.withReserveBytes(0);

  private final BackupFile backup;
  private final Path directory;
  private final Path part;
  private final boolean asCopy;
  private final InstantSource clock;
  private final SecureRandom random;

  /// @param directory where the node shall be: nothing, or an empty folder
  /// @param asCopy whether it shall run beside the original: with an identity, a certificate and
  ///   secrets of its own
  public Restore(
      BackupFile backup, Path directory, boolean asCopy, InstantSource clock, SecureRandom random) {
    this.backup = backup;
    this.directory = directory.toAbsolutePath().normalize();
    this.part = this.directory.resolveSibling(this.directory.getFileName() + ".part");
    this.asCopy = asCopy;
    this.clock = clock;
    this.random = random;
  }

  /// Says what would be restored, having read all of it, and changes nothing.
  ///
  /// @throws NodeRefusal when it could not be
  public Manifest rehearse() throws IOException {
    refuseUnlessEmpty(directory);
    refuseStrangePart();
    Manifest manifest = backup.verify();
    refuseWithoutRoom(manifest);
    return manifest;
  }

  /// Restores.
  ///
  /// @return what the backup said about itself
  /// @throws NodeRefusal when it cannot be, and then nothing is there
  public Manifest run() throws IOException {
    refuseUnlessEmpty(directory);
    refuseStrangePart();
    remove(part);
    try {
      Manifest manifest = fill();
      check(manifest);
      if (asCopy) {
        separate();
      }
      Files.delete(part.resolve(MARK));
      syncFolder(part);
      // The rename replaces an empty folder.
      Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(directory.resolveSibling("."));
      return manifest;
    } catch (StoreUnusable unusable) {
      abandon();
      throw StoreCodes.refusal(unusable);
    } catch (IOException | RuntimeException e) {
      abandon();
      throw e;
    }
  }

  /// Removes what there is so far.
  public void abandon() {
    try {
      remove(part);
    } catch (IOException e) {
      // The next restore removes it, or names it.
    }
  }

  private Manifest fill() throws IOException {
    NodeDirectory.createFolder(part);
    Files.createFile(part.resolve(MARK));
    Manifest manifest =
        backup.read(
            new Container.Sink() {
              @Override
              public void begin(Manifest read) throws IOException {
                refuseWithoutRoom(read);
                for (String folder : List.of("tls", "store", "store/data")) {
                  NodeDirectory.createFolder(part.resolve(folder));
                }
              }

              @Override
              public OutputStream open(Manifest.Part file) throws IOException {
                return new Synced(part.resolve(file.name()));
              }
            });
    for (String folder : List.of("tls", "store/data", "store", ".")) {
      syncFolder(part.resolve(folder));
    }
    return manifest;
  }

  /// Opens what was restored, and leaves a record of it there.
  private void check(Manifest manifest) {
    try (RocksStore store =
        RocksStore.open(part.resolve("store"), OPTIONS, clock, new ContentSameness())) {
      if (!store.identity().equals(manifest.store())) {
        throw differs(store.identity().toString());
      }
      Map<CollectionId, Position> positions = store.positions();
      manifest
          .positions()
          .forEach((id, position) -> {
            Position there =
                positions.getOrDefault(new CollectionId(UUID.fromString(id)), Position.START);
            if (there.time().isBefore(Instant.parse(position))) {
              throw differs(id);
            }
          });
      Caller owner = Caller.local(System.getProperty("user.name"));
      var record =
          new AuditRecord(
              clock.instant(),
              owner.account(),
              AuditRecord.Verb.ADMINISTRATION,
              asCopy ? "backup.restore-copy" : "backup.restore",
              manifest.made().toString(),
              List.of(),
              null,
              0,
              owner.origin().text(),
              null,
              null,
              "ok",
              null);
      boolean copy = asCopy;
      store
          .committer()
          .<Boolean>commit(commit -> {
            if (copy) {
              // The key of page cursors: one node's must be nothing to the other.
              commit.delete(Documents.Kind.NODE, "secret");
            }
            commit.audit(record);
            return true;
          });
    }
  }

  /// Makes it another node than the original.
  private void separate() throws IOException {
    RocksStore.rename(part.resolve("store"), OPTIONS, Ids.random(random));
    NodeConfig config = NodeConfig.read(part.resolve("node.yaml"));
    if (config.tls().certificate().isEmpty()) {
      remove(part.resolve("tls"));
      new OwnIdentity(part.resolve("tls"), config.hosts(), clock, random).first();
    }
  }

  private NodeRefusal differs(String what) {
    return new NodeRefusal(
        ServerCode.BACKUP_DAMAGED,
        backup.file().toString(),
        null,
        List.of(backup.file().toString(), what));
  }

  private void refuseWithoutRoom(Manifest manifest) throws IOException {
    Path existing = directory;
    while (!Files.exists(existing)) {
      Path parent = existing.getParent();
      if (parent == null) {
        return;
      }
      existing = parent;
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    if (free < manifest.totalBytes() + SPARE_BYTES) {
      throw new NodeRefusal(
          ServerCode.RESTORE_NO_ROOM,
          directory.toString(),
          directory.toString(),
          Long.toString((manifest.totalBytes() + SPARE_BYTES) >> 20),
          Long.toString(free >> 20));
    }
  }

  private void refuseStrangePart() throws IOException {
    if (Files.exists(part) && !Files.exists(part.resolve(MARK))) {
      refuseUnlessEmpty(part);
    }
  }

  private static void refuseUnlessEmpty(Path folder) throws IOException {
    if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isEmpty()) {
        return;
      }
    } catch (NotDirectoryException file) {
      // As good as full.
    }
    throw new NodeRefusal(ServerCode.DIRECTORY_NOT_EMPTY, folder.toString(), folder.toString());
  }

  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // The mark last: without it nobody would dare to remove the rest.
            if (!file.getFileName().toString().equals(MARK)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(visited.resolve(MARK));
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// A new file for the owner alone, on the disk when it is closed.
  private static final class Synced extends OutputStream {
    private final FileChannel channel;
    private final OutputStream out;

    Synced(Path file) throws IOException {
      channel =
          FileChannel.open(
              file,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      out = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        channel.force(true);
      }
    }
  }
}
