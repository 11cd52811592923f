package org.entente.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/// Bytes in the making: numbers big-endian, so that keys sort as their numbers do; lengths as
/// variable-length integers, seven bits a byte, the lowest first. For one thread.
final class ByteSink {
  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32_LITTLE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] array;
  private int length;

  ByteSink(int capacity) {
    array = new byte[capacity];
  }

  int length() {
    return length;
  }

  /// The bytes written so far are at its front; it changes as more is written.
  byte[] array() {
    return array;
  }

  int capacity() {
    return array.length;
  }

  byte[] copy() {
    return Arrays.copyOf(array, length);
  }

  /// Forgets what follows the first `kept` bytes.
  void cutTo(int kept) {
    length = kept;
  }

  ByteSink u8(int value) {
    room(1);
    array[length++] = (byte) value;
    return this;
  }

  ByteSink u16(int value) {
    room(2);
    U16.set(array, length, (short) value);
    length += 2;
    return this;
  }

  ByteSink u32(int value) {
    room(4);
    U32.set(array, length, value);
    length += 4;
    return this;
  }

  ByteSink u64(long value) {
    room(8);
    U64.set(array, length, value);
    length += 8;
    return this;
  }

  ByteSink uuid(UUID uuid) {
    return u64(uuid.getMostSignificantBits()).u64(uuid.getLeastSignificantBits());
  }

  /// Seconds since 1970 as 8 bytes, nanoseconds as 4.
  ByteSink instant(Instant time) {
    return u64(time.getEpochSecond()).u32(time.getNano());
  }

  ByteSink varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      array[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[length++] = (byte) rest;
    return this;
  }

  ByteSink bytes(byte[] source) {
    return bytes(source, 0, source.length);
  }

  ByteSink bytes(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, array, length, count);
    length += count;
    return this;
  }

  /// Text of which it is known that every character is ASCII.
  @SuppressWarnings("deprecation") // the one copy without an encoder; ASCII is what it is made for
  ByteSink ascii(String text) {
    int count = text.length();
    room(count);
    text.getBytes(0, count, array, length);
    length += count;
    return this;
  }

  /// A text with its length in bytes before it.
  ByteSink text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return varint(utf8.length).bytes(utf8);
  }

  /// Overwrites four bytes written earlier.
  void patchU32(int at, int value) {
    U32.set(array, at, value);
  }

  /// As [#patchU32], lowest byte first, which is how RocksDB writes numbers.
  void patchU32Little(int at, int value) {
    U32_LITTLE.set(array, at, value);
  }

  /// Overwrites five bytes with a variable-length number below 2^35, spelt with as many zeros as it
  /// takes to fill them.
  void patchVarint5(int at, int value) {
    for (int i = 0; i < 4; i++) {
      array[at + i] = (byte) ((value >>> (7 * i)) | 0x80);
    }
    array[at + 4] = (byte) (value >>> 28);
  }

  private void room(int more) {
    if (array.length - length < more) {
      int needed = Math.addExact(length, more);
      array = Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 3L / 2 + 16));
    }
  }
}
