package org.entente.store;

import java.util.Arrays;
import java.util.function.LongConsumer;

/// A set of positions within [#SPAN] microseconds of the first one, as a bitmap. Objects that come
/// together get consecutive positions, so that one chunk stands for a thousand of them: it costs
/// about as much to write and to read as an index entry for one.
///
/// On disk: bit *i* of byte *b* (lowest bit first) is the position *first + 8b + i*; no zero byte
/// at the end; never empty. For one thread.
final class Chunk {
  /// Positions that one chunk can hold.
  static final int SPAN = 1024;

  private final long first;
  private long[] words;

  Chunk(long first) {
    this(first, new long[1]);
  }

  private Chunk(long first, long[] words) {
    this.first = first;
    this.words = words;
  }

  Chunk copy() {
    return new Chunk(first, words.clone());
  }

  long first() {
    return first;
  }

  /// Whether `position` may be in this chunk, given that it is not before [#first].
  boolean reaches(long position) {
    return position - first < SPAN;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  boolean contains(long position) {
    int word = (int) ((position - first) >>> 6);
    return word < words.length && (words[word] & 1L << (position - first)) != 0;
  }

  void add(long position) {
    int word = (int) ((position - first) >>> 6);
    if (word >= words.length) {
      words = Arrays.copyOf(words, Math.min(SPAN >>> 6, Math.max(word + 1, words.length * 2)));
    }
    words[word] |= 1L << (position - first);
  }

  void remove(long position) {
    words[(int) ((position - first) >>> 6)] &= ~(1L << (position - first));
  }

  /// The positions after `after`, ascending.
  void forEachAfter(long after, LongConsumer action) {
    for (int i = 0; i < words.length; i++) {
      long start = first + ((long) i << 6);
      long word = words[i];
      if (after >= start) {
        long skipped = after - start;
        word = skipped >= 63 ? 0 : word & (-1L << (skipped + 1));
      }
      while (word != 0) {
        action.accept(start + Long.numberOfTrailingZeros(word));
        word &= word - 1;
      }
    }
  }

  int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /// The highest position; the chunk is not empty.
  long last() {
    int i = words.length - 1;
    while (words[i] == 0) {
      i--;
    }
    return first + ((long) i << 6) + 63 - Long.numberOfLeadingZeros(words[i]);
  }

  byte[] bytes() {
    int count = (int) ((last() - first) >>> 3) + 1;
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (words[i >>> 3] >>> ((i & 7) * 8));
    }
    return bytes;
  }

  static Chunk read(long first, byte[] bytes, int length) {
    if (length < 1 || length > SPAN / 8 || bytes[length - 1] == 0) {
      throw new StoreCorrupted(Table.POSTINGS.label(), "corrupt chunk of positions at " + first);
    }
    var words = new long[(length + 7) >>> 3];
    for (int i = 0; i < length; i++) {
      words[i >>> 3] |= (bytes[i] & 0xffL) << ((i & 7) * 8);
    }
    return new Chunk(first, words);
  }
}
