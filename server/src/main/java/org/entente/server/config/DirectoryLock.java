package org.entente.server.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// One process at a time uses a node's directory. The lock is the operating system's, so it ends
/// with its process, however that ends. Who holds it is written in a file beside it: reading the
/// locked file itself in the same process would give the lock away (POSIX `fcntl`).
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path holder;

  private DirectoryLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /// Takes the lock.
  ///
  /// @throws NodeRefusal when somebody has it, naming the process
  public static DirectoryLock take(NodeDirectory directory, InstantSource clock) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.lock(),
              EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw held(directory);
      }
      var taken = new DirectoryLock(channel, directory.holder());
      taken.describe(clock);
      return taken;
    } catch (IOException e) {
      throw new NodeRefusal(
          ServerCode.DIRECTORY_FAILED,
          directory.root().toString(),
          e,
          List.of(directory.root().toString(), String.valueOf(e.getMessage())));
    }
  }

  /// Gives the lock back. Idempotent.
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      Files.deleteIfExists(holder);
      channel.close();
    }
  }

  private void describe(InstantSource clock) throws IOException {
    String text =
        ProcessHandle.current().pid()
            + "\n"
            + clock.instant().truncatedTo(ChronoUnit.SECONDS)
            + "\n";
    NodeDirectory.write(holder, text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException byThisProcess) {
      return null;
    }
  }

  private static NodeRefusal held(NodeDirectory directory) {
    String pid = "?";
    String since = "?";
    try {
      List<String> lines = Files.readAllLines(directory.holder());
      if (lines.size() >= 2) {
        pid = lines.get(0);
        since = lines.get(1);
      }
    } catch (IOException e) {
      // The holder has not written it yet, or is about to leave: the message does without.
    }
    return new NodeRefusal(
        ServerCode.DIRECTORY_HELD,
        directory.root().toString(),
        directory.root().toString(),
        pid,
        since);
  }
}
