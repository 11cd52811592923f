package org.entente.server.edge;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.eclipse.jetty.io.EndPoint;

/// Whom the operating system knows at the other end of a Unix-domain socket (`SO_PEERCRED`).
final class LocalPeer {
  private LocalPeer() {}

  /// The user's name; the one this process runs as where the system does not tell.
  static String user(EndPoint endPoint) {
    try {
      if (endPoint.getTransport() instanceof SocketChannel channel
          && channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Nobody else can open the socket, so it is the owner in any case.
    }
    return System.getProperty("user.name");
  }
}
