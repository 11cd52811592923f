package org.entente.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where to listen: an address and a port, such as `127.0.0.1:9464` or `[::1]:9464`. Immutable.
///
/// @param address the address of an interface
/// @param port 0 = any free one
public record ListenAddress(InetAddress address, int port) {
  static @Nullable ListenAddress parseOrNull(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!bracketed && host.indexOf(':') >= 0) {
      return null;
    }
    InetAddress address =
        Network.addressOrNull(bracketed ? host.substring(1, host.length() - 1) : host);
    Integer port = Quantity.number(text.substring(colon + 1), 0, 65_535);
    return address == null || port == null ? null : new ListenAddress(address, port);
  }

  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }

  /// Host and port as a URL writes them.
  @Override
  public String toString() {
    String host = address.getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
