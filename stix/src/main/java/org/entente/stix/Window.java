package org.entente.stix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The part of a document that is in memory, and where in it the reader stands. Over an array it is
/// the whole document; over a stream it slides, keeping what [#keep] asked for.
///
/// Offsets (`long`) count from the start of the document and stay; indexes (`int`) are those of
/// [#bytes] and change with every [#fill].
final class Window {
  /// What is read from a stream at a time. Small enough to be cheap to keep for one object's sake.
  static final int CHUNK = 128 * 1024;

  private static final long NOTHING_KEPT = -1;

  /// The bytes; valid from the kept offset to [#end].
  byte[] bytes;

  /// Index of the next byte to look at.
  int at;

  /// Index after the last byte that is there.
  int end;

  private final @Nullable InputStream in;
  private final int chunk;
  private long line = 1;
  private long lineStart;
  private long base;
  private long keptFrom = NOTHING_KEPT;
  private boolean lent;

  Window(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    in = null;
    chunk = 0;
    bytes = array;
    at = offset;
    end = offset + length;
    base = -offset;
  }

  /// @param chunk what to read at a time, at least 2
  Window(InputStream in, int chunk) {
    this.in = in;
    this.chunk = chunk;
    this.bytes = new byte[chunk];
  }

  /// A place in the document.
  ///
  /// @param offset from its start, in bytes
  /// @param line the line it is in, from 1
  /// @param lineStart offset of the first byte of that line
  record Spot(long offset, long line, long lineStart) {
    long column() {
      return offset - lineStart + 1;
    }
  }

  /// Where [#at] is.
  Spot spot() {
    return new Spot(offset(), line, lineStart);
  }

  /// Offset of [#at].
  long offset() {
    return base + at;
  }

  /// Index of a byte that is there.
  int index(long offset) {
    return (int) (offset - base);
  }

  /// Keeps all bytes from [#at] on.
  void keep() {
    keptFrom = offset();
  }

  void keepNothing() {
    keptFrom = NOTHING_KEPT;
  }

  /// Promises that nothing in [#bytes] will be overwritten: a part of it was handed out.
  void lend() {
    lent = true;
  }

  /// Notes that a line begins at [#at].
  void newLine() {
    line++;
    lineStart = offset();
  }

  /// Makes at least one more byte available at [#end]; false when the document ends there.
  boolean fill() {
    if (in == null) {
      return false;
    }
    if (end == bytes.length) {
      makeRoom();
    }
    try {
      int count;
      do {
        count = in.read(bytes, end, bytes.length - end);
      } while (count == 0);
      if (count < 0) {
        return false;
      }
      end += count;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeRoom() {
    int from = keptFrom == NOTHING_KEPT ? at : index(keptFrom);
    int kept = end - from;
    // After an object that was long the window becomes small again.
    int size = kept > chunk / 2 ? kept * 2 : chunk;
    byte[] roomy = bytes;
    if (lent || size != bytes.length) {
      roomy = new byte[size];
      lent = false;
    }
    System.arraycopy(bytes, from, roomy, 0, kept);
    bytes = roomy;
    base += from;
    at -= from;
    end = kept;
  }
}
