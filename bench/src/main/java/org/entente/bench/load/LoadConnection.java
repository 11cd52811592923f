package org.entente.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// One kept-alive HTTP/1.1 connection, made by hand so that the client costs little of the two
/// cores that it shares with the node. For one thread.
final class LoadConnection implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final String MEDIA = "application/taxii+json;version=2.1";

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final String headers;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int to;

  LoadConnection(URI node, @Nullable SSLContext tls, String token) throws IOException {
    Socket made =
        tls == null
            ? new Socket(node.getHost(), node.getPort())
            : tls.getSocketFactory().createSocket(node.getHost(), node.getPort());
    made.setTcpNoDelay(true);
    socket = made;
    out = made.getOutputStream();
    in = made.getInputStream();
    headers =
        "Host: "
            + node.getAuthority()
            + "\r\nAccept: "
            + MEDIA
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\n";
  }

  /// An answer; its body is in the connection's buffer until the next request.
  ///
  /// @param head status line and headers
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, String head, byte[] array, int offset, int length) {
    String body() {
      return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /// The header's value, or empty.
    String header(String name) {
      String lower = head.toLowerCase(Locale.ROOT);
      int at = lower.indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
      if (at < 0) {
        return "";
      }
      int start = at + name.length() + 3;
      int end = head.indexOf("\r\n", start);
      return head.substring(start, end < 0 ? head.length() : end).strip();
    }
  }

  Answer get(String path) throws IOException {
    out.write(
        ("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  Answer post(String path, String contentType, byte[] body, int length) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\n"
            + headers
            + "Content-Type: "
            + contentType
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, length);
    return answer();
  }

  Answer postObjects(String path, byte[] body, int length) throws IOException {
    return post(path, MEDIA, body, length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Answer answer() throws IOException {
    from = 0;
    to = 0;
    int end = -1;
    while (end < 0) {
      fill();
      end = headEnd();
    }
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    int status = Integer.parseInt(head.substring(9, 12));
    from = end + 4;
    var bare = new Answer(status, head, buffer, 0, 0);
    if (bare.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      byte[] body = chunks();
      return new Answer(status, head, body, 0, body.length);
    }
    int length = Integer.parseInt(bare.header("Content-Length"));
    while (to - from < length) {
      if (buffer.length < from + length) {
        buffer = java.util.Arrays.copyOf(buffer, from + length);
      }
      fill();
    }
    return new Answer(status, head, buffer, from, length);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(), 16);
      for (int left = size; left > 0; ) {
        if (from == to) {
          from = 0;
          to = 0;
          fill();
        }
        int part = Math.min(left, to - from);
        body.write(buffer, from, part);
        from += part;
        left -= part;
      }
      line();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      if (from == to) {
        from = 0;
        to = 0;
        fill();
      }
      char c = (char) buffer[from++];
      if (c == '\n') {
        return line.toString().strip();
      }
      line.append(c);
    }
  }

  private int headEnd() {
    for (int i = 3; i < to; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i - 3;
      }
    }
    return -1;
  }

  private void fill() throws IOException {
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw new EOFException("the node closed the connection");
    }
    to += read;
  }
}
