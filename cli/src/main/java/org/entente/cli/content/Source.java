package org.entente.cli.content;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Session;

/// Something to read objects from: a file, or standard input. What is wrong with it is thrown as a
/// failure that names it.
public final class Source implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int SIGNATURE_BYTES = 6;

  private final String name;
  private final long size;
  private final InputStream in;
  private long read;

  private Source(String name, long size, InputStream in) {
    this.name = name;
    this.size = size;
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /// Fails, saying why, unless `word` is something that can be read.
  public static void check(Session session, String word) {
    if (word.equals(STANDARD_INPUT)) {
      return;
    }
    Path path = session.path(word);
    // An empty word, as from a variable that is not set, would mean the current folder.
    if (word.isEmpty() || !Files.exists(path)) {
      throw Failure.of(Fault.FILE_NOT_FOUND, word, word);
    }
    if (Files.isDirectory(path)) {
      throw Failure.of(Fault.FILE_IS_DIRECTORY, word, word);
    }
    if (!Files.isReadable(path)) {
      throw Failure.of(Fault.FILE_DENIED, word, word);
    }
  }

  public static Source open(Session session, String word) {
    check(session, word);
    if (word.equals(STANDARD_INPUT)) {
      return new Source(word, -1, session.surroundings().in());
    }
    Path path = session.path(word);
    try {
      // A pipe or device has no size to show progress by.
      long size = Files.isRegularFile(path) ? Files.size(path) : -1;
      return new Source(word, size, Files.newInputStream(path));
    } catch (NoSuchFileException e) {
      throw Failure.of(Fault.FILE_NOT_FOUND, word, word);
    } catch (AccessDeniedException e) {
      throw Failure.of(Fault.FILE_DENIED, word, word);
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, word, word);
    }
  }

  /// Something that is no file.
  ///
  /// @param size bytes in all; -1 when unknown
  public static Source of(String name, InputStream in, long size) {
    return new Source(name, size, in);
  }

  public String name() {
    return name;
  }

  /// Bytes in all; -1 when unknown.
  public long size() {
    return size;
  }

  /// How the content is packed, by its first bytes.
  public Optional<Packing> packing() {
    byte[] head = new byte[SIGNATURE_BYTES];
    try {
      in.mark(SIGNATURE_BYTES);
      int count = in.readNBytes(head, 0, SIGNATURE_BYTES);
      in.reset();
      return Packing.of(head, count);
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, name, name);
    }
  }

  /// The content; `watched` learns how many bytes are behind us.
  public InputStream content(LongConsumer watched) {
    return named(
        new FilterInputStream(in) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            watched.accept(read);
            return count;
          }
        });
  }

  /// The content, unpacked if it is gzipped.
  public InputStream unpacked() {
    Optional<Packing> packing = packing();
    if (packing.isEmpty()) {
      return content(read -> {});
    }
    refuseUnlessGzip(packing.get());
    try {
      return named(new GZIPInputStream(in, BUFFER_BYTES));
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, name, name);
    }
  }

  /// Fails for what the person must unpack first.
  public void refuseUnlessGzip(Packing packing) {
    if (packing != Packing.GZIP) {
      throw Failure.of(Fault.FILE_PACKED, name, name, packing.label());
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, name, name);
    }
  }

  /// The same stream, which fails by name.
  private InputStream named(InputStream stream) {
    return new InputStream() {
      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        try {
          return stream.read(buffer, offset, length);
        } catch (IOException e) {
          throw Failure.of(Fault.FILE_UNREADABLE, name, name);
        }
      }
    };
  }

  /// Ways in which files are packed.
  public enum Packing {
    /// The node unpacks it.
    GZIP("gzip"),
    /// For the person to unpack first, as all that follow.
    ZIP("zip"),
    BZIP2("bzip2"),
    XZ("xz"),
    ZSTANDARD("zstd");

    private final String label;

    Packing(String label) {
      this.label = label;
    }

    /// The name of the tool that unpacks it.
    String label() {
      return label;
    }

    static Optional<Packing> of(byte[] head, int count) {
      if (starts(head, count, 0x1f, 0x8b)) {
        return Optional.of(GZIP);
      }
      if (starts(head, count, 'P', 'K', 3, 4)) {
        return Optional.of(ZIP);
      }
      if (starts(head, count, 'B', 'Z', 'h')) {
        return Optional.of(BZIP2);
      }
      if (starts(head, count, 0xfd, '7', 'z', 'X', 'Z')) {
        return Optional.of(XZ);
      }
      return starts(head, count, 0x28, 0xb5, 0x2f, 0xfd)
          ? Optional.of(ZSTANDARD)
          : Optional.empty();
    }

    private static boolean starts(byte[] head, int count, int... signature) {
      if (count < signature.length) {
        return false;
      }
      for (int i = 0; i < signature.length; i++) {
        if ((head[i] & 0xff) != signature[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
