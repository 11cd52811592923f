package org.entente.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A copy of a text, byte for byte as long, in which what is no character is a question mark: bytes
/// that are not UTF-8, and escapes that spell half a surrogate pair. The tokeniser would stop at
/// such places, or not, as it happens; whether the text is JSON otherwise is still of interest.
final class Mended {
  private static final byte[] QUESTION_MARK = {'\\', 'u', '0', '0', '3', 'f'};

  private final byte[] bytes;
  private int firstAt = -1;
  private @Nullable String firstEscape;

  private Mended(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The copy of the bytes from `from` to before `to`.
  static Mended of(byte[] bytes, int from, int to) {
    var mended = new Mended(Arrays.copyOfRange(bytes, from, to));
    mended.mend();
    return mended;
  }

  byte[] bytes() {
    return bytes;
  }

  /// Where the first thing that had to be mended is, from 0; -1 if nothing had to be.
  int firstAt() {
    return firstAt;
  }

  /// The escape that was mended first, or null when bytes came first.
  @Nullable String firstEscape() {
    return firstEscape;
  }

  private void mend() {
    int end = bytes.length;
    int at = Characters.firstBad(bytes, 0, end);
    while (at >= 0) {
      boolean escape = bytes[at] == '\\';
      int length = escape ? QUESTION_MARK.length : 1;
      if (firstAt < 0) {
        firstAt = at;
        firstEscape = escape ? new String(bytes, at, length, StandardCharsets.ISO_8859_1) : null;
      }
      if (escape) {
        System.arraycopy(QUESTION_MARK, 0, bytes, at, length);
      } else {
        bytes[at] = '?';
      }
      at = Characters.firstBad(bytes, at + length, end);
    }
  }
}
