package org.entente.stix.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A copy of a text, byte for byte as long, in which what is no character is a question mark: bytes
/// that are not UTF-8, and escapes that spell half a surrogate pair. The tokeniser would stop at
/// the first and be of two minds about the second; whether the text is JSON otherwise is still of
/// interest.
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
    int at = 0;
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b == '\\') {
        at += escape(at);
      } else if (b >= 0) {
        at++;
      } else {
        int length = Utf8.characterLength(bytes, at, bytes.length);
        if (length == 0) {
          note(at, null);
          bytes[at] = '?';
        }
        at += Math.max(1, length);
      }
    }
  }

  /// Mends the escape at `at` if it is half a pair; returns how far to go on.
  private int escape(int at) {
    int unit = unit(at);
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return 2;
    }
    int next = unit(at + 6);
    if (next >= 0 && Character.isSurrogatePair((char) unit, (char) next)) {
      return 12;
    }
    note(at, new String(bytes, at, 6, java.nio.charset.StandardCharsets.ISO_8859_1));
    System.arraycopy(QUESTION_MARK, 0, bytes, at, QUESTION_MARK.length);
    return 6;
  }

  /// The UTF-16 unit that the escape at `at` spells, or -1 if there is none.
  private int unit(int at) {
    if (at + 6 > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private void note(int at, @Nullable String escape) {
    if (firstAt < 0) {
      firstAt = at;
      firstEscape = escape;
    }
  }
}
