package org.entente.exchange.collection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The original bytes of one object, from `{` to `}`: a range of a larger array that nobody changes
/// any more. Copying is left to whoever must own the bytes.
///
/// @param array the array that holds them
/// @param offset index of the first byte
/// @param length number of bytes
@SuppressWarnings("ArrayRecordComponent") // a view; equality is never asked for
public record Content(byte[] array, int offset, int length) {
  public Content {
    java.util.Objects.checkFromIndexSize(offset, length, array.length);
  }

  public static Content of(byte[] whole) {
    return new Content(whole, 0, whole.length);
  }

  public byte[] copy() {
    return java.util.Arrays.copyOfRange(array, offset, offset + length);
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(array, offset, length);
  }

  @Override
  public String toString() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
