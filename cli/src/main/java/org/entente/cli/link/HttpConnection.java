package org.entente.cli.link;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One connection that speaks HTTP/1.1 (RFC 9112), as much of it as the admin API needs. Requests
/// may be sent and answers read at the same time, by two threads.
///
/// Written here because a command should answer at once: the clients that also know sockets in the
/// file system take half a second to start.
final class HttpConnection implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final Closeable socket;
  private final String host;

  HttpConnection(InputStream in, OutputStream out, Closeable socket, String host) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.socket = socket;
    this.host = host;
  }

  /// Sends a request with a whole body; an empty one says so.
  void send(String method, String target, Map<String, String> fields, byte[] body)
      throws IOException {
    head(method, target, fields, "Content-Length: " + body.length);
    out.write(body);
    out.flush();
  }

  /// Sends the beginning of a request whose body goes into the stream that is returned. Closing
  /// that stream completes the request; a request that is not to count must not be completed.
  OutputStream sendStreaming(String method, String target, Map<String, String> fields)
      throws IOException {
    head(method, target, fields, "Transfer-Encoding: chunked");
    out.flush();
    return new ChunkedOutput(out);
  }

  /// Waits for the answer's head.
  ResponseHead readHead() throws IOException {
    ResponseHead head = ResponseHead.read(in);
    while (head.isInterim()) {
      head = ResponseHead.read(in);
    }
    return head;
  }

  /// The answer's body, which ends where the answer says. Breaking off before is an `IOException`.
  InputStream body(ResponseHead head) throws IOException {
    return head.body(in);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // Nothing more is expected from it.
    }
  }

  private void head(String method, String target, Map<String, String> fields, String framing)
      throws IOException {
    var head = new StringBuilder(512);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    fields.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(framing).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
