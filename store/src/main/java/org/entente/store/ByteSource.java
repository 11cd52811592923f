package org.entente.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/// Reads what [ByteSink] wrote. Whatever does not fit is corruption and names the table and the
/// place. For one thread.
final class ByteSource {
  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Table table;
  private final byte[] array;
  private final int end;
  private int at;

  ByteSource(Table table, byte[] array) {
    this(table, array, 0, array.length);
  }

  ByteSource(Table table, byte[] array, int from, int end) {
    this.table = table;
    this.array = array;
    this.at = from;
    this.end = end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  int u8() {
    need(1);
    return array[at++] & 0xff;
  }

  int u16() {
    need(2);
    int value = (short) U16.get(array, at) & 0xffff;
    at += 2;
    return value;
  }

  int u32() {
    need(4);
    int value = (int) U32.get(array, at);
    at += 4;
    return value;
  }

  long u64() {
    need(8);
    long value = (long) U64.get(array, at);
    at += 8;
    return value;
  }

  UUID uuid() {
    return new UUID(u64(), u64());
  }

  Instant instant() {
    try {
      return Instant.ofEpochSecond(u64(), u32());
    } catch (DateTimeException | ArithmeticException e) {
      throw malformed("a time that is none");
    }
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw malformed("a number without an end");
  }

  /// A length or count, at most what could still follow.
  int size() {
    long size = varint();
    if (size < 0 || size > left()) {
      throw malformed("a length beyond the end");
    }
    return (int) size;
  }

  byte[] bytes(int count) {
    need(count);
    at += count;
    return Arrays.copyOfRange(array, at - count, at);
  }

  String ascii(int count) {
    need(count);
    at += count;
    return new String(array, at - count, count, StandardCharsets.ISO_8859_1);
  }

  String utf8(int count) {
    need(count);
    at += count;
    return new String(array, at - count, count, StandardCharsets.UTF_8);
  }

  /// A text with its length before it.
  String text() {
    return utf8(size());
  }

  /// The ASCII text up to the next zero byte, which is skipped.
  String asciiToZero() {
    int stop = at;
    while (stop < end && array[stop] != 0) {
      stop++;
    }
    String text = ascii(stop - at);
    if (u8() != 0) {
      throw malformed("a text without an end");
    }
    return text;
  }

  void skip(int count) {
    need(count);
    at += count;
  }

  /// What was read must be all there is.
  void end() {
    if (at != end) {
      throw malformed("more bytes than belong here");
    }
  }

  StoreCorrupted malformed(String what) {
    String start = HexFormat.of().formatHex(array, 0, Math.min(array.length, 48));
    return new StoreCorrupted(
        table.label(),
        "corrupt entry in table " + table.label() + ": " + what + " (" + start + ")");
  }

  private void need(int count) {
    if (count < 0 || end - at < count) {
      throw malformed("it ends early");
    }
  }
}
