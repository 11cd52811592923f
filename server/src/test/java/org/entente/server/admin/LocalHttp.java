package org.entente.server.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonReader;

/// The simplest client for the local socket: one request, one connection.
public final class LocalHttp {
  private LocalHttp() {}

  public static Reply request(
      Path directory, String method, String path, String headers, String body) {
    try {
      Path socket = LocalSocket.find(directory).orElseThrow();
      try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.connect(UnixDomainSocketAddress.of(socket));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers
                + (content.length == 0
                    ? ""
                    : "Content-Type: application/json\r\nContent-Length: "
                        + content.length
                        + "\r\n")
                + "\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
        channel.write(ByteBuffer.wrap(content));
        var all = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(16 * 1024);
        while (channel.read(buffer) >= 0) {
          all.write(buffer.array(), 0, buffer.position());
          buffer.clear();
        }
        return Reply.of(all.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// @param head status line and headers
  public record Reply(int status, String head, String body) {
    static Reply of(String text) {
      int cut = text.indexOf("\r\n\r\n");
      String head = text.substring(0, cut);
      return new Reply(Integer.parseInt(head.split(" ", 3)[1]), head, text.substring(cut + 4));
    }

    public JsonObject json() {
      return JsonReader.parseObject(body);
    }
  }
}
