package org.entente.stix.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A first look at bytes that are to be JSON: whether they are UTF-8, and whether an escape may
/// spell a surrogate. The tokeniser checks neither: it takes overlong forms and encoded surrogates
/// for characters. Eight bytes are looked at together, since most text is ASCII.
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BACKSLASHES = ONES * '\\';

  /// Index of the first byte that does not belong to a character, or -1.
  int invalidAt;

  /// Whether an escape that begins with `ud` occurs, so that strings need a check for halves of
  /// characters.
  boolean surrogateEscapes;

  /// Looks at the bytes from `from` to before `to`.
  void check(byte[] bytes, int from, int to) {
    invalidAt = -1;
    surrogateEscapes = false;
    int at = from;
    while (at < to) {
      if (at + Long.BYTES <= to) {
        long word = (long) LONGS.get(bytes, at);
        long noBackslash = word ^ BACKSLASHES;
        long special = (word | ((noBackslash - ONES) & ~noBackslash)) & HIGH_BITS;
        if (special == 0) {
          at += Long.BYTES;
          continue;
        }
        at += Long.numberOfTrailingZeros(special) >>> 3;
      }
      byte b = bytes[at];
      if (b == '\\') {
        surrogateEscapes |=
            at + 2 < to && bytes[at + 1] == 'u' && (bytes[at + 2] == 'd' || bytes[at + 2] == 'D');
        at += 2;
      } else if (b >= 0) {
        at++;
      } else {
        int length = characterLength(bytes, at, to);
        if (length == 0) {
          invalidAt = at;
          return;
        }
        at += length;
      }
    }
  }

  /// The length of the character of several bytes that starts at `at`, or 0 if there is none (RFC
  /// 3629 §4: shortest form, no surrogates, up to U+10FFFF).
  static int characterLength(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (at + length > to) {
      return 0;
    }
    int second = bytes[at + 1] & 0xff;
    int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
