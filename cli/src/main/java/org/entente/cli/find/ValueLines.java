package org.entente.cli.find;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The values of a stream, one a line, some at a time. A line that is too long is cut where the
/// node still says so; bytes that are no UTF-8 become the sign for that, which the node refuses. A
/// last line without an end counts. For one thread.
final class ValueLines {
  /// More bytes than the longest value can have.
  static final int LINE_BYTES_MAX = 8 * 1024;

  /// What goes in one request.
  static final int BATCH_LINES_MAX = 5_000;

  static final int BATCH_BYTES_MAX = 128 * 1024;

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int count;
  private boolean first = true;

  /// @param in reads without failing with an `IOException`: see `content.Source`
  ValueLines(InputStream in) {
    this.in = in;
  }

  /// The next lines; none at the end.
  List<String> next() throws IOException {
    var batch = new ArrayList<String>();
    int bytes = 0;
    while (batch.size() < BATCH_LINES_MAX && bytes < BATCH_BYTES_MAX && readLine()) {
      bytes += line.size();
      batch.add(text());
    }
    return batch;
  }

  private boolean readLine() throws IOException {
    line.reset();
    boolean begun = false;
    while (true) {
      if (at == count) {
        count = in.read(buffer);
        at = 0;
        if (count < 0) {
          count = 0;
          return begun;
        }
      }
      begun |= at < count;
      int end = at;
      while (end < count && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, Math.min(end - at, LINE_BYTES_MAX - line.size()));
      boolean ended = end < count;
      at = ended ? end + 1 : end;
      if (ended) {
        return true;
      }
    }
  }

  private String text() {
    String text = line.toString(StandardCharsets.UTF_8);
    if (first && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    first = false;
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
