package org.entente.server.edge;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Somewhere a node listens.
public sealed interface Listener {
  Door door();

  /// HTTPS, HTTP/1.1 and HTTP/2.
  record Secure(InetSocketAddress address, SslContextFactory.Server tls) implements Listener {
    @Override
    public Door door() {
      return Door.NETWORK;
    }
  }

  /// HTTP without TLS, for loopback addresses and for metrics.
  record Plain(InetSocketAddress address, Door door) implements Listener {}

  /// A Unix-domain socket.
  record Local(Path path) implements Listener {
    @Override
    public Door door() {
      return Door.LOCAL;
    }
  }
}
