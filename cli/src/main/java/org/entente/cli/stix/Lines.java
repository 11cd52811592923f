package org.entente.cli.stix;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.function.Consumer;
import org.entente.stix.Limits;

/// Splits a stream into lines, without decoding them: what is wrong with their encoding is for the
/// reader of STIX to say.
final class Lines {
  /// A longer line is cut here, and then refused as too long by whoever reads it.
  static final int LINE_BYTES_MAX = 4 * Limits.DEFAULTS.objectBytes();

  private static final int BUFFER_BYTES = 256 * 1024;

  private Lines() {}

  /// Hands each line to `line`, without its end. A last line without an end counts; nothing at all
  /// after the last end does not.
  ///
  /// @param in reads without failing with an `IOException`: see `content.Source`
  static void each(InputStream in, Consumer<byte[]> line) throws java.io.IOException {
    var pending = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    boolean begun = false;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          append(pending, buffer, from, i);
          line.accept(taken(pending));
          from = i + 1;
          begun = false;
        }
      }
      append(pending, buffer, from, count);
      begun |= from < count;
    }
    if (begun) {
      line.accept(taken(pending));
    }
  }

  private static void append(ByteArrayOutputStream pending, byte[] buffer, int from, int to) {
    int room = LINE_BYTES_MAX - pending.size();
    pending.write(buffer, from, Math.min(to - from, room));
  }

  private static byte[] taken(ByteArrayOutputStream pending) {
    byte[] bytes = pending.toByteArray();
    pending.reset();
    int end = bytes.length;
    return end > 0 && bytes[end - 1] == '\r' ? java.util.Arrays.copyOf(bytes, end - 1) : bytes;
  }
}
