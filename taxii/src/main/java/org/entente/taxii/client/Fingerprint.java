package org.entente.taxii.client;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// 64-bit checksums that tell pages and objects apart. They recognise what came before, so that a
/// million pages cost a few megabytes; they prove nothing, and nothing depends on them but when to
/// give up on a server that repeats itself. Two sums of 32 bits over different polynomials, since
/// the JDK has both in hardware.
final class Fingerprint {
  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

  private Fingerprint() {}

  static long of(byte[] array, int offset, int length) {
    var one = new CRC32C();
    one.update(array, offset, length);
    var other = new CRC32();
    other.update(array, offset, length);
    return one.getValue() << 32 | other.getValue();
  }

  static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /// The fingerprint of a sequence: of what came before, followed by `next`.
  static long then(long before, long next) {
    long mixed = (before ^ next) * ODD;
    return mixed ^ mixed >>> 32;
  }
}
