package org.entente.cli.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Status line and fields of an answer (RFC 9112 §4, §5). Immutable.
///
/// @param status the status code
/// @param fields the fields by lower-case name; of several of one name, the last
record ResponseHead(int status, Map<String, String> fields) {
  /// The longest line, in bytes.
  static final int LINE_BYTES_MAX = 16 * 1024;

  /// Lines of one head.
  static final int LINES_MAX = 200;

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  ResponseHead {
    fields = Map.copyOf(fields);
  }

  /// Reads a head, up to and including its empty line.
  ///
  /// @throws NoHttp when what comes is no HTTP/1 answer, or beyond the bounds
  static ResponseHead read(InputStream in) throws IOException {
    Matcher status = STATUS_LINE.matcher(line(in));
    if (!status.matches()) {
      throw new NoHttp("no status line");
    }
    var fields = new TreeMap<String, String>();
    int lines = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || ++lines > LINES_MAX) {
        throw new NoHttp("no field");
      }
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new ResponseHead(Integer.parseInt(status.group(1)), fields);
  }

  /// Whether another head follows.
  boolean isInterim() {
    return status < 200;
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  /// The field's value, empty when there is none.
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /// Whether the connection can be used again after the body.
  boolean keepsAlive() {
    return !field("connection").equalsIgnoreCase("close") && isDelimited();
  }

  /// The body that follows in `in`.
  InputStream body(InputStream in) throws IOException {
    if (isInterim() || status == 204 || status == 304) {
      return InputStream.nullInputStream();
    }
    if (isChunked()) {
      return new ChunkedInput(in);
    }
    String length = field("content-length");
    if (length.isEmpty()) {
      return in;
    }
    if (!length.matches("\\d{1,18}")) {
      throw new NoHttp("no length");
    }
    return new FixedInput(in, Long.parseLong(length));
  }

  private boolean isDelimited() {
    return isChunked() || fields.containsKey("content-length") || status == 204 || status == 304;
  }

  private boolean isChunked() {
    return field("transfer-encoding").equalsIgnoreCase("chunked");
  }

  /// A line without its end.
  static String line(InputStream in) throws IOException {
    byte[] bytes = new byte[256];
    int length = 0;
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the answer breaks off");
      }
      if (length == LINE_BYTES_MAX) {
        throw new NoHttp("line too long");
      }
      if (length == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, Math.min(LINE_BYTES_MAX, length * 2));
      }
      bytes[length++] = (byte) b;
    }
    int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  /// The other side does not speak HTTP/1.
  static final class NoHttp extends IOException {
    NoHttp(String why) {
      super(why);
    }
  }
}
