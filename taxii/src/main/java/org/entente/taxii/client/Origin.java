package org.entente.taxii.client;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Scheme, host and port of a URL (RFC 6454): the boundary that credentials never cross. Immutable.
record Origin(String scheme, String host, int port) {
  /// The origin of `uri`, or null when it has none or carries what a server's URL must not: user
  /// information, which people paste and logs then keep.
  static @Nullable Origin of(URI uri) {
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null || host == null || uri.getRawUserInfo() != null) {
      return null;
    }
    String lower = scheme.toLowerCase(Locale.ROOT);
    int known = lower.equals("https") ? 443 : lower.equals("http") ? 80 : -1;
    if (known < 0) {
      return null;
    }
    int port = uri.getPort() < 0 ? known : uri.getPort();
    return new Origin(lower, host.toLowerCase(Locale.ROOT), port);
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  /// Whether the host is this machine, by its own name and without asking anybody (RFC 6761 §6.3).
  boolean isLoopback() {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
