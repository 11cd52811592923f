package org.entente.server.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The address under which clients reach the node: scheme, host and port alone, since discovery is
/// at the root of a server (TAXII 2.1 §8.2.1). Immutable.
///
/// @param origin such as `https://taxii.example.org`, without trailing slash
public record PublicUrl(String origin) {
  public static Optional<PublicUrl> parse(String text) {
    return Optional.ofNullable(parseOrNull(text));
  }

  static @Nullable PublicUrl parseOrNull(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException notAUrl) {
      return null;
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean bare =
        uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && (uri.getRawPath() == null
                || uri.getRawPath().isEmpty()
                || uri.getRawPath().equals("/"));
    if (uri.getHost() == null || !bare || !(scheme.equals("https") || scheme.equals("http"))) {
      return null;
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new PublicUrl(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
  }

  @Override
  public String toString() {
    return origin;
  }
}
