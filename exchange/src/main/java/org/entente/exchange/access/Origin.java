package org.entente.exchange.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from: an address, or this machine's own command line. Immutable.
///
/// @param text the address as text, or `local`
/// @param network what shares one allowance of requests: an IPv4 address, or the /64 network of an
///   IPv6 address, within which a client picks addresses at will
/// @param machine whether it is this machine, whose requests (also those of a reverse proxy that
///   nobody declared as trusted) share no allowance
public record Origin(String text, String network, boolean machine) {
  /// The node's own directory or socket.
  public static final Origin LOCAL = new Origin("local", "local", true);

  public static Origin of(InetAddress address) {
    String text = withoutZone(address.getHostAddress());
    String network =
        address instanceof Inet6Address
            ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
            : text;
    return new Origin(text, network, address.isLoopbackAddress());
  }

  @Override
  public String toString() {
    return text;
  }

  private static String withoutZone(String text) {
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
