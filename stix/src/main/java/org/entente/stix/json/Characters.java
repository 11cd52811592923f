package org.entente.stix.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A first look at bytes that are to be JSON: whether they spell whole characters, as UTF-8 and in
/// their escapes. The tokeniser does not see to it: it takes overlong forms and encoded surrogates
/// for characters, and halves of surrogate pairs, too. Eight bytes are looked at together, since
/// most text is ASCII.
final class Characters {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BACKSLASHES = ONES * '\\';

  /// The length of an escape that spells one UTF-16 unit.
  private static final int UNIT_LENGTH = 6;

  private Characters() {}

  /// The index of the first byte, from `from` to before `to`, that does not begin a whole
  /// character; -1 if all do.
  static int firstBad(byte[] bytes, int from, int to) {
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
        // The lowest mark is exact; those above it may be echoes of its borrow.
        at += Long.numberOfTrailingZeros(special) >>> 3;
      }
      do {
        int length = length(bytes, at, to);
        if (length == 0) {
          return at;
        }
        at += length;
      } while (at < to && bytes[at] < 0);
    }
    return -1;
  }

  /// How many bytes the character or escape at `at` takes; 0 if there is no whole one. An escape
  /// that JSON does not know counts as its backslash alone.
  static int length(byte[] bytes, int at, int to) {
    byte b = bytes[at];
    if (b < 0) {
      return utf8Length(bytes, at, to);
    }
    return b == '\\' ? escapeLength(bytes, at, to) : 1;
  }

  /// The length of the character of several bytes that starts at `at`, or 0 if there is none (RFC
  /// 3629 §4: shortest form, no surrogates, up to U+10FFFF).
  static int utf8Length(byte[] bytes, int at, int to) {
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

  private static int escapeLength(byte[] bytes, int at, int to) {
    int unit = unit(bytes, at, to);
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return at + 1 < to && bytes[at + 1] >= 0 ? 2 : 1;
    }
    int next = unit(bytes, at + UNIT_LENGTH, to);
    return next >= 0 && Character.isSurrogatePair((char) unit, (char) next) ? 2 * UNIT_LENGTH : 0;
  }

  /// The UTF-16 unit that the escape at `at` spells, or -1 if there is none.
  private static int unit(byte[] bytes, int at, int to) {
    if (at + UNIT_LENGTH > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + UNIT_LENGTH; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }
}
