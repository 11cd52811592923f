package org.entente.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.entente.server.config.NodeDirectory;

/// The Unix-domain socket through which the owner of a node's directory reaches the running node.
///
/// It is `DIR/admin.sock`; nobody else can enter DIR. A socket's path may have 108 bytes at most,
/// so in a directory with a long name it is in a private folder elsewhere, and
/// `DIR/admin.sock.path` says where.
public final class LocalSocket implements AutoCloseable {
  /// The longest path that every system takes, in bytes.
  static final int PATH_BYTES_MAX = 100;

  private static final String NAME = "admin.sock";
  private static final String POINTER = "admin.sock.path";

  private final Path pointer;
  private final Path path;

  private LocalSocket(Path pointer, Path path) {
    this.pointer = pointer;
    this.path = path;
  }

  /// Finds the socket of the node in `directory`; empty when there is none. That it is there does
  /// not mean that a node still listens.
  ///
  /// @throws IOException when what is there cannot be trusted
  public static Optional<Path> find(Path directory) throws IOException {
    Path root = directory.toAbsolutePath().normalize();
    Path pointer = root.resolve(POINTER);
    if (!Files.exists(pointer)) {
      Path here = root.resolve(NAME);
      return Files.exists(here) ? Optional.of(here) : Optional.empty();
    }
    Path elsewhere = Path.of(Files.readString(pointer, StandardCharsets.UTF_8));
    Path folder = elsewhere.getParent();
    if (folder == null || !Files.exists(elsewhere)) {
      return Optional.empty();
    }
    // Were the folder swept away, somebody else could have put theirs in its place.
    boolean sameOwner =
        Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(root));
    if (!sameOwner || new NodeDirectory(folder).openToOthers()) {
      throw new IOException("the folder of the local socket is not private: " + folder);
    }
    return Optional.of(elsewhere);
  }

  /// Prepares a place for the socket of the node in `directory`, whose lock the caller holds: what
  /// an earlier process left behind is removed.
  public static LocalSocket prepare(NodeDirectory directory) throws IOException {
    return prepare(directory, shortFolder());
  }

  static LocalSocket prepare(NodeDirectory directory, Path shortFolder) throws IOException {
    Path pointer = directory.root().resolve(POINTER);
    Path here = directory.root().resolve(NAME);
    Optional<Path> before = find(directory.root());
    Files.deleteIfExists(here);
    if (Files.exists(pointer)) {
      if (before.isPresent()) {
        removeWithFolder(before.get());
      }
      Files.delete(pointer);
    }
    if (here.toString().getBytes(StandardCharsets.UTF_8).length <= PATH_BYTES_MAX) {
      return new LocalSocket(pointer, here);
    }
    Path elsewhere = Files.createTempDirectory(shortFolder, "entente-").resolve(NAME);
    NodeDirectory.write(pointer, elsewhere.toString().getBytes(StandardCharsets.UTF_8));
    return new LocalSocket(pointer, elsewhere);
  }

  /// Where to listen.
  public Path path() {
    return path;
  }

  /// Removes everything. Idempotent.
  @Override
  public void close() throws IOException {
    if (Files.deleteIfExists(pointer)) {
      removeWithFolder(path);
    } else {
      Files.deleteIfExists(path);
    }
  }

  private static void removeWithFolder(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    Path folder = socket.getParent();
    if (folder != null) {
      Files.deleteIfExists(folder);
    }
  }

  /// A place for short names: the user's own where there is one.
  private static Path shortFolder() {
    String own = System.getenv("XDG_RUNTIME_DIR");
    return own != null && !own.isEmpty() && Files.isWritable(Path.of(own))
        ? Path.of(own)
        : Path.of(System.getProperty("java.io.tmpdir"));
  }
}
