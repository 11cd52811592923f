package org.entente.cli.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;

/// A file that is there whole or not at all: written beside as `FILE.part`, for its owner alone,
/// and named when it is on the disk. Never takes the place of another. For one thread.
final class NewFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final MessageDigest digest;
  private final LongConsumer progress;
  private long bytes;

  private NewFile(Path file, Path part, FileChannel channel, LongConsumer progress) {
    this.file = file;
    this.part = part;
    this.channel = channel;
    this.progress = progress;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// @param progress is told how many bytes were written
  static NewFile begin(Path file, LongConsumer progress) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Failure.of(Fault.FILE_EXISTS, file.toString(), file.toString());
    }
    Path part = part(file);
    try {
      // A run that was killed may have left it.
      Files.deleteIfExists(part);
      return new NewFile(
          file,
          part,
          FileChannel.open(
              part,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
          progress);
    } catch (IOException e) {
      throw FileFault.writing(part, e);
    }
  }

  /// Where to write. What the disk refuses is thrown as a [Failure], so that nobody mistakes it for
  /// trouble with the node.
  OutputStream out() {
    return new BufferedOutputStream(
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] array, int offset, int length) {
            var buffer = ByteBuffer.wrap(array, offset, length);
            try {
              while (buffer.hasRemaining()) {
                channel.write(buffer);
              }
            } catch (IOException e) {
              throw FileFault.writing(part, e);
            }
            digest.update(array, offset, length);
            bytes += length;
            progress.accept(bytes);
          }
        },
        BUFFER_BYTES);
  }

  /// Brings everything to the disk; nothing can be written any more.
  ///
  /// @return SHA-256 of what was written, in hex
  String sync() {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw FileFault.writing(part, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// What was written, before it has its name.
  Path part() {
    return part;
  }

  long bytes() {
    return bytes;
  }

  /// Gives it its name, unless there is another file of that name by now.
  void publish() {
    try {
      try {
        Files.createLink(file, part);
        Files.delete(part);
      } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
        if (e instanceof FileAlreadyExistsException
            || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          throw Failure.of(Fault.FILE_EXISTS, file.toString(), file.toString());
        }
        // A file system without links.
        Files.move(part, file);
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
          names.force(true);
        }
      }
    } catch (IOException e) {
      throw FileFault.writing(file, e);
    }
  }

  /// Removes what has no name yet of `file`. From any thread.
  static void abandon(Path file) {
    try {
      Files.deleteIfExists(part(file));
    } catch (IOException e) {
      // The next run removes it.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It was to vanish, or is complete.
    }
    abandon(file);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }
}
