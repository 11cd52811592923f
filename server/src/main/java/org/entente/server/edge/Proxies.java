package org.entente.server.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.entente.exchange.access.Origin;
import org.entente.server.config.Network;
import org.entente.server.config.PublicUrl;
import org.jspecify.annotations.Nullable;

/// Finds out for whom a request is, and under which name the client knows the node. Headers that
/// anybody could send (`X-Forwarded-*`) count only when a trusted proxy sent them: otherwise every
/// client could pose as another, in the audit log and to the rate limits. Immutable.
final class Proxies {
  private final List<Network> trusted;
  private final Optional<PublicUrl> publicUrl;
  private final Supplier<String> ownUrl;

  /// @param ownUrl where the node listens, for those who come through the local socket
  Proxies(List<Network> trusted, Optional<PublicUrl> publicUrl, Supplier<String> ownUrl) {
    this.trusted = List.copyOf(trusted);
    this.publicUrl = publicUrl;
    this.ownUrl = ownUrl;
  }

  /// Where the request really comes from.
  Origin origin(Request request) {
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(remote instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return Origin.LOCAL;
    }
    InetAddress address = inet.getAddress();
    if (isTrusted(address)) {
      List<String> hops = request.getHeaders().getCSV("X-Forwarded-For", false);
      // The right-most entry is what the nearest proxy saw; entries further left are hearsay unless
      // the proxy that added them is trusted, too.
      for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
        InetAddress hop = addressOrNull(hops.get(i));
        if (hop == null) {
          break;
        }
        address = hop;
      }
    }
    return Origin.of(address);
  }

  /// Scheme, host and port by which the client reaches the node, without trailing slash.
  String baseUrl(Request request) {
    if (publicUrl.isPresent()) {
      return publicUrl.get().origin();
    }
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(remote instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return ownUrl.get();
    }
    String scheme = request.isSecure() ? "https" : "http";
    String host = authority(request);
    if (isTrusted(inet.getAddress())) {
      HttpFields headers = request.getHeaders();
      String statedScheme = first(headers.get("X-Forwarded-Proto")).toLowerCase(Locale.ROOT);
      if (statedScheme.equals("https") || statedScheme.equals("http")) {
        scheme = statedScheme;
      }
      String stated = first(headers.get("X-Forwarded-Host"));
      if (!stated.isEmpty() && PublicUrl.parse(scheme + "://" + stated).isPresent()) {
        host = stated;
      }
    }
    return PublicUrl.parse(scheme + "://" + host)
        .map(PublicUrl::origin)
        .orElse(scheme + "://" + host);
  }

  private static String authority(Request request) {
    String name = Request.getServerName(request);
    int port = Request.getServerPort(request);
    boolean usual = port <= 0 || port == (request.isSecure() ? 443 : 80);
    return usual ? name : name + ":" + port;
  }

  private boolean isTrusted(InetAddress address) {
    for (Network network : trusted) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static String first(@Nullable String list) {
    return list == null ? "" : list.split(",", 2)[0].strip();
  }

  /// An address as proxies write it: bare, in brackets, or with a port.
  private static @Nullable InetAddress addressOrNull(String text) {
    String address = text.strip();
    if (address.startsWith("[")) {
      int end = address.indexOf(']');
      address = end < 0 ? "" : address.substring(1, end);
    } else if (address.indexOf(':') >= 0 && address.indexOf(':') == address.lastIndexOf(':')) {
      address = address.substring(0, address.indexOf(':'));
    }
    try {
      return address.isEmpty() ? null : InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
