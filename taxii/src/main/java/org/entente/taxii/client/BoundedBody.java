package org.entente.taxii.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// An answer's body, unpacked, that ends in [TooLarge] when it is longer than expected of a sane
/// server: in all, or in proportion to what came over the wire (a gzip bomb packs a thousandfold).
final class BoundedBody extends FilterInputStream {
  private static final int UNPACK_BUFFER_BYTES = 16 * 1024;

  private final Counter wire;
  private final long bytesMax;
  private final long ratioMax;
  private long bytes;

  private BoundedBody(InputStream unpacked, Counter wire, long bytesMax, long ratioMax) {
    super(unpacked);
    this.wire = wire;
    this.bytesMax = bytesMax;
    this.ratioMax = ratioMax;
  }

  static BoundedBody plain(InputStream body, long bytesMax) {
    var wire = new Counter(body);
    return new BoundedBody(wire, wire, bytesMax, Long.MAX_VALUE);
  }

  static BoundedBody gzip(InputStream body, long bytesMax, int ratioMax) throws IOException {
    var wire = new Counter(body);
    return new BoundedBody(
        new GZIPInputStream(wire, UNPACK_BUFFER_BYTES), wire, bytesMax, ratioMax);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      bytes += count;
      if (bytes > bytesMax || (bytes > Bounds.RATIO_FREE_BYTES && bytes / ratioMax > wire.count)) {
        throw new TooLarge();
      }
    } else if (count < 0) {
      // The packed form ends before the message does; a connection is used again only after both.
      wire.read();
    }
    return count;
  }

  /// The bounds do not hold for what is passed over, so nothing is.
  @Override
  public long skip(long count) throws IOException {
    throw new IOException("cannot skip");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// The body is beyond a bound.
  static final class TooLarge extends IOException {
    TooLarge() {
      super("the answer is too large");
    }
  }

  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
