package org.entente.cli.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Where a node listens.
sealed interface Endpoint {
  /// How long reaching it may take, in milliseconds.
  int CONNECT_MILLIS_MAX = 10_000;

  /// How long it may keep silent, in milliseconds: a disk that is being compacted needs its time.
  int SILENCE_MILLIS_MAX = 130_000;

  /// A new connection. Fails with [Unreachable], or an `SSLException` when its certificate is not
  /// trusted.
  HttpConnection connect() throws IOException;

  /// The name for the `Host` field.
  String host();

  /// The socket in a node's directory.
  record Local(Path socket) implements Endpoint {
    @Override
    public HttpConnection connect() throws IOException {
      SocketChannel channel;
      try {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      } catch (IOException e) {
        throw new Unreachable(e);
      }
      return new HttpConnection(
          Channels.newInputStream(channel), Channels.newOutputStream(channel), channel, host());
    }

    @Override
    public String host() {
      return "localhost";
    }
  }

  /// Plain HTTP on the loopback address.
  record Plain(String name, int port) implements Endpoint {
    @Override
    public HttpConnection connect() throws IOException {
      Socket socket = connected(name, port);
      return new HttpConnection(socket.getInputStream(), socket.getOutputStream(), socket, host());
    }

    @Override
    public String host() {
      return name + ':' + port;
    }
  }

  /// HTTPS.
  ///
  /// @param context whose certificates to trust
  /// @param checked whether the certificate must be made out to the name
  record Secure(String name, int port, SSLContext context, boolean checked) implements Endpoint {
    @Override
    public HttpConnection connect() throws IOException {
      Socket socket = connected(name, port);
      try {
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, name, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (checked) {
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return new HttpConnection(
            secure.getInputStream(), secure.getOutputStream(), secure, host());
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    @Override
    public String host() {
      return name + ':' + port;
    }
  }

  /// Nobody listens there, or there is no such place.
  final class Unreachable extends IOException {
    Unreachable(IOException cause) {
      super(cause);
    }
  }

  private static Socket connected(String name, int port) throws IOException {
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(name, port), CONNECT_MILLIS_MAX);
      socket.setSoTimeout(SILENCE_MILLIS_MAX);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new Unreachable(e);
    }
  }
}
