package org.entente.server.edge;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// A request body as it is meant, unpacked if it came packed, with everything that a sender could
/// do wrong or on purpose noticed while reading: too many bytes, more than gzip achieves on real
/// data (a few bytes that unpack to gigabytes), damage, an early end, bytes that only trickle.
/// Every failure is a [BodyProblem]. Not thread-safe.
final class BodyStream extends InputStream {
  /// What may unpack at any ratio: small texts of one repeated letter are harmless.
  static final int RATIO_FREE_BYTES = 1 << 20;

  /// How long a client may be slow.
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final int BUFFER_BYTES = 8 * 1024;

  private final Packed packed;
  private final InputStream unpacked;
  private final long bytesMax;
  private final int ratioMax;
  private long bytes;

  /// @param in what the client sends
  /// @param encoding the header `Content-Encoding`; null if there is none
  /// @param bytesMax unpacked bytes
  /// @param ratioMax unpacked bytes per packed byte, beyond the first MiB
  /// @param bytesPerSecond what must arrive on average, after ten seconds
  /// @throws BodyProblem when the encoding is not known, or the body does not begin as it says
  BodyStream(
      InputStream in, @Nullable String encoding, long bytesMax, int ratioMax, int bytesPerSecond)
      throws IOException {
    this.packed = new Packed(in, bytesPerSecond);
    this.bytesMax = bytesMax;
    this.ratioMax = ratioMax;
    String coding = encoding == null ? "" : encoding.strip().toLowerCase(java.util.Locale.ROOT);
    unpacked =
        switch (coding) {
          case "", "identity" -> packed;
          case "gzip", "x-gzip" -> gunzip(packed);
          default -> throw new BodyProblem(ServerCode.ENCODING_UNSUPPORTED, coding);
        };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read;
    try {
      read = unpacked.read(target, offset, length);
    } catch (ZipException e) {
      throw new BodyProblem(ServerCode.BODY_CORRUPT, String.valueOf(e.getMessage()));
    } catch (EOFException e) {
      throw new BodyProblem(ServerCode.BODY_INCOMPLETE);
    }
    if (read < 0) {
      return read;
    }
    bytes += read;
    if (bytes > bytesMax) {
      throw new BodyProblem(ServerCode.BODY_TOO_LARGE, Long.toString(bytesMax));
    }
    if (unpacked != packed && bytes > RATIO_FREE_BYTES && bytes / ratioMax > packed.received()) {
      throw new BodyProblem(ServerCode.BODY_EXPANDS, Integer.toString(ratioMax));
    }
    return read;
  }

  /// Unpacked bytes so far.
  long bytes() {
    return bytes;
  }

  private static InputStream gunzip(Packed packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER_BYTES);
    } catch (ZipException | EOFException e) {
      throw new BodyProblem(ServerCode.BODY_CORRUPT, String.valueOf(e.getMessage()));
    }
  }

  /// The bytes as they arrive.
  private static final class Packed extends FilterInputStream {
    private final int bytesPerSecond;
    private final long startNanos = System.nanoTime();
    private long received;

    Packed(InputStream in, int bytesPerSecond) {
      super(in);
      this.bytesPerSecond = bytesPerSecond;
    }

    long received() {
      return received;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(target, offset, length);
      } catch (HttpException.RuntimeException e) {
        throw new BodyProblem(ServerCode.REQUEST_INVALID, String.valueOf(e.getReason()));
      } catch (IOException e) {
        // The client is slow, or has left in the middle.
        throw new BodyProblem(
            e.getCause() instanceof TimeoutException
                ? ServerCode.BODY_TOO_SLOW
                : ServerCode.BODY_INCOMPLETE);
      }
      received += Math.max(0, read);
      long allowance = System.nanoTime() - startNanos - GRACE.toNanos();
      if (allowance > 0 && received / bytesPerSecond < TimeUnit.NANOSECONDS.toSeconds(allowance)) {
        throw new BodyProblem(ServerCode.BODY_TOO_SLOW);
      }
      return read;
    }
  }
}
