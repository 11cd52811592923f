package org.entente.server.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Where a node keeps everything. Folders are open to their owner alone (0700), and so are files
/// (0600).
///
/// ```
/// DIR/node.yaml        settings
/// DIR/lock             locked while a process uses the directory
/// DIR/holder           who that is, for the message to others
/// DIR/admin.sock       the local socket, while a node runs (or admin.sock.path, see LocalSocket)
/// DIR/tls/             the node's own authority and certificate
/// DIR/store/           everything that was taken in
/// DIR/text/            the index of texts, made anew from the store when it is gone
/// ```
///
/// @param root the directory, absolute and normalised
public record NodeDirectory(Path root) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  public NodeDirectory {
    root = root.toAbsolutePath().normalize();
  }

  public Path config() {
    return root.resolve("node.yaml");
  }

  public Path lock() {
    return root.resolve("lock");
  }

  public Path holder() {
    return root.resolve("holder");
  }

  public Path tls() {
    return root.resolve("tls");
  }

  public Path store() {
    return root.resolve("store");
  }

  public Path text() {
    return root.resolve("text");
  }

  /// Whether a node was made here.
  public boolean isNode() {
    return Files.isRegularFile(config());
  }

  /// Whether it is there and this process may not enter it, so that nobody can tell what it is.
  public boolean isClosed() {
    return Files.isDirectory(root) && !Files.isExecutable(root);
  }

  /// Whether others than the owner may enter it.
  public boolean openToOthers() throws IOException {
    return !java.util.Collections.disjoint(
        Files.getPosixFilePermissions(root, LinkOption.NOFOLLOW_LINKS), OTHERS);
  }

  /// The user who owns it.
  public String owner() throws IOException {
    return Files.getOwner(root).getName();
  }

  /// Creates `folder` for the owner alone, with what is missing above it; fine if it is there.
  public static void createFolder(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, ownerOnly());
    } catch (java.nio.file.FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    // The umask may have taken more away than was asked for.
    Files.setPosixFilePermissions(folder, OWNER_ONLY);
  }

  /// Replaces `file` as a whole: whoever reads it, even after a crash, finds the old or the new
  /// content. Only the owner may read it.
  public static void write(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (FileChannel channel =
        FileChannel.open(
            beside,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var left = java.nio.ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(file);
  }

  /// A file's new name is durable only when its folder is.
  private static void syncFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }
}
