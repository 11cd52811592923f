package org.entente.taxii.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds the URLs of TAXII 2.1 §3.1; every path ends in a slash.
final class Urls {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Urls() {}

  /// `base` without query and fragment, with a slash at its end.
  static URI folder(URI base) {
    String path = base.getRawPath();
    String folder = path == null || path.isEmpty() ? "/" : path.endsWith("/") ? path : path + "/";
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + folder);
  }

  /// The folder that `text` names, seen from `base`; empty when it is no URL of a server.
  static Optional<URI> resolve(URI base, String text) {
    try {
      URI resolved = base.resolve(text);
      return Origin.of(resolved) == null ? Optional.empty() : Optional.of(folder(resolved));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The folder below `base` that `segments` name.
  static URI below(URI base, List<String> segments) {
    var out = new StringBuilder(base.toString());
    for (String segment : segments) {
      encode(segment, out);
      out.append('/');
    }
    return URI.create(out.toString());
  }

  /// `folder` with a query, if there is one.
  static URI asking(URI folder, String query) {
    return query.isEmpty() ? folder : URI.create(folder + "?" + query);
  }

  /// The URL of the API root that a collection's URL starts with; null when it is no such URL.
  static @Nullable URI rootOf(URI collection) {
    String text = collection.toString();
    int last = text.lastIndexOf('/', text.length() - 2);
    String parent = last < 0 ? "" : text.substring(0, last + 1);
    String marker = "/collections/";
    return parent.endsWith(marker)
        ? URI.create(parent.substring(0, parent.length() - marker.length() + 1))
        : null;
  }

  /// Unreserved characters only (RFC 3986 §2.3), so that no id can leave its segment; dots alone
  /// would be read as "here" and "above".
  private static void encode(String segment, StringBuilder out) {
    boolean dots = segment.equals(".") || segment.equals("..");
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || c == '~'
              || (c == '.' && !dots);
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
  }
}
