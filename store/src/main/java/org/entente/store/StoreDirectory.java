package org.entente.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directory of a store, held by this process alone.
///
/// ```
/// LOCK       what is locked; the operating system lets go of it when the process ends, however
/// NODE-ID    which store this is: one line, a UUID
/// FORMAT     the format of the data: one line, a number
/// notes      records of use that wait for the next commit, see NoteJournal
/// data/      RocksDB
/// ```
final class StoreDirectory implements AutoCloseable {
  /// The directories that this process holds. The file lock cannot tell parts of one process apart,
  /// and closing any channel to the locked file would let go of it (POSIX).
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path real;
  private final FileChannel channel;

  private StoreDirectory(Path path, Path real, FileChannel channel) {
    this.path = path;
    this.real = real;
    this.channel = channel;
  }

  /// Takes `path`, creating it if there is none.
  ///
  /// @throws StoreInUse if somebody has it already
  static StoreDirectory hold(Path path) {
    try {
      Files.createDirectories(path.resolve("data"));
      Path real = path.toRealPath();
      if (!HELD.add(real)) {
        throw new StoreInUse(path.toString());
      }
      try {
        return new StoreDirectory(path, real, lock(real));
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new StoreUnreadable(path.toString(), "cannot use " + path, e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new StoreInUse(path.toString());
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  Path database() {
    return path.resolve("data");
  }

  Path notes() {
    return path.resolve("notes");
  }

  Path identityFile() {
    return path.resolve("NODE-ID");
  }

  Path formatFile() {
    return path.resolve("FORMAT");
  }

  /// Closing the channel lets go of the lock.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreUnreadable(path.toString(), "cannot let go of " + path, e);
    } finally {
      HELD.remove(real);
    }
  }
}
