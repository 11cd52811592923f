package org.entente.exchange.collection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes URLs apart where they stand, without judging them: indicators hold what attackers wrote,
/// which `java.net.URI` often refuses.
final class UrlText {
  private static final String AUTHORITY = "://";

  private UrlText() {}

  /// The normal form: scheme and host in lower case, without the scheme's own port, at least `/` as
  /// path; null when there is no scheme and host. User, path, query and fragment stay as they are.
  static @Nullable String normal(String text) {
    int colon = text.indexOf(AUTHORITY);
    if (!isScheme(text, colon)) {
      return null;
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    int start = colon + AUTHORITY.length();
    int end = endOfAuthority(text, start);
    int host = hostStart(text, start, end);
    int hostEnd = hostEnd(text, host, end);
    String name = hostName(text.substring(host, hostEnd));
    if (name == null) {
      return null;
    }
    String port = text.substring(hostEnd, end);
    boolean usual = port.equals(":") || port.equals(usualPort(scheme));
    String user = text.substring(start, host);
    String rest = text.substring(end);
    return scheme
        + AUTHORITY
        + user
        + name
        + (usual ? "" : port)
        + (rest.startsWith("/") ? "" : "/")
        + rest;
  }

  /// The host of a URL in normal form, without brackets; null when it has none.
  static @Nullable String host(String url) {
    int start = url.indexOf(AUTHORITY) + AUTHORITY.length();
    int end = endOfAuthority(url, start);
    int host = hostStart(url, start, end);
    int hostEnd = hostEnd(url, host, end);
    if (hostEnd <= host) {
      return null;
    }
    boolean literal = url.charAt(host) == '[' && url.charAt(hostEnd - 1) == ']';
    return literal ? url.substring(host + 1, hostEnd - 1) : url.substring(host, hostEnd);
  }

  /// Whether the first `length` characters can be a scheme (RFC 3986 §3.1).
  private static boolean isScheme(String text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return length > 0;
  }

  private static @Nullable String hostName(String host) {
    return host.startsWith("[") ? host.toLowerCase(Locale.ROOT) : NormalForm.domain(host);
  }

  private static String usualPort(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> ":80";
      case "https", "wss" -> ":443";
      case "ftp" -> ":21";
      default -> "";
    };
  }

  /// Browsers take a backslash for a slash, and so do attackers.
  private static int endOfAuthority(String url, int start) {
    for (int i = start; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?' || c == '#' || c == '\\') {
        return i;
      }
    }
    return url.length();
  }

  /// Behind what names a user.
  private static int hostStart(String url, int start, int end) {
    return Math.max(start, url.lastIndexOf('@', end - 1) + 1);
  }

  private static int hostEnd(String url, int host, int end) {
    int bracket = host < end && url.charAt(host) == '[' ? url.indexOf(']', host) : -1;
    int colon = url.indexOf(':', bracket < 0 || bracket >= end ? host : bracket);
    return colon < 0 || colon > end ? end : colon;
  }
}
