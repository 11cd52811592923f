package org.entente.server.taxii;

import java.io.OutputStream;

/// Collects bytes whose number is known beforehand, without copying them again at the end.
final class FixedOutput extends OutputStream {
  private final byte[] array;
  private int length;

  FixedOutput(int size) {
    array = new byte[size];
  }

  @Override
  public void write(int b) {
    array[length++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    System.arraycopy(from, offset, array, length, count);
    length += count;
  }

  /// The whole array.
  ///
  /// @throws IllegalStateException when it is not full
  byte[] array() {
    if (length != array.length) {
      throw new IllegalStateException("an envelope of another length than computed");
    }
    return array;
  }
}
