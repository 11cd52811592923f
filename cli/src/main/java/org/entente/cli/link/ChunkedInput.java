package org.entente.cli.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.entente.cli.link.ResponseHead.NoHttp;

/// A body in chunks (RFC 9112 §7.1). Ends only with the last chunk: an answer that was cut off
/// cannot be taken for a whole one.
final class ChunkedInput extends InputStream {
  private static final int SIZE_DIGITS_MAX = 15;

  private final InputStream in;
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !nextChunk()) {
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(left, length));
    if (count < 0) {
      throw new EOFException("the answer breaks off");
    }
    left -= count;
    return count;
  }

  private boolean nextChunk() throws IOException {
    if (ended) {
      return false;
    }
    if (!first && !ResponseHead.line(in).isEmpty()) {
      throw new NoHttp("chunk longer than announced");
    }
    first = false;
    left = size(ResponseHead.line(in));
    if (left == 0) {
      ended = true;
      int lines = 0;
      while (!ResponseHead.line(in).isEmpty()) {
        if (++lines > ResponseHead.LINES_MAX) {
          throw new NoHttp("too many trailers");
        }
      }
      return false;
    }
    return true;
  }

  private static long size(String line) throws NoHttp {
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).strip();
    if (digits.isEmpty()
        || digits.length() > SIZE_DIGITS_MAX
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new NoHttp("no chunk size");
    }
    return Long.parseLong(digits, 16);
  }
}
