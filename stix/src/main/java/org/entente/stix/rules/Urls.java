package org.entente.stix.rules;

/// URLs as text (RFC 3986).
final class Urls {
  /// Unreserved, general and sub-delimiters of RFC 3986 §2 that are no letters or digits, and `%`.
  private static final boolean[] SYMBOLS = new boolean[0x80];

  static {
    for (char c : "-._~:/?#[]@!$&'()*+,;=%".toCharArray()) {
      SYMBOLS[c] = true;
    }
  }

  private Urls() {}

  /// Whether `text` is a URL: a scheme, a colon and something after it, in the characters that RFC
  /// 3986 §2 allows, percent signs followed by two hexadecimal digits, brackets around an IPv6 host
  /// only, at most one fragment.
  static boolean isUrl(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !isScheme(text, colon)) {
      return false;
    }
    boolean hierarchical = text.startsWith("//", colon + 1);
    int hostEnd = hierarchical ? endOfAuthority(text, colon + 3) : colon + 1;
    if (hierarchical && !isAuthority(text, colon + 3, hostEnd)) {
      return false;
    }
    boolean fragment = false;
    for (int i = hostEnd; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isAllowed(text, i) || c == '[' || c == ']' || (c == '#' && fragment)) {
        return false;
      }
      fragment |= c == '#';
    }
    return true;
  }

  private static boolean isScheme(String text, int to) {
    if (!Names.isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < to; i++) {
      char c = text.charAt(i);
      if (!Names.isLetter(c) && !Names.isDigit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static int endOfAuthority(String text, int from) {
    int i = from;
    while (i < text.length() && "/?#".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /// `[userinfo@]host[:port]`. The host may be empty, as in `file:///etc/passwd`.
  private static boolean isAuthority(String text, int from, int to) {
    int at = text.lastIndexOf('@', to - 1);
    int host = Math.max(at < from ? from : at + 1, from);
    for (int i = from; i < host; i++) {
      char c = text.charAt(i);
      if (!isAllowed(text, i) || c == '[' || c == ']' || (c == '@' && i != host - 1)) {
        return false;
      }
    }
    int end = host;
    if (host < to && text.charAt(host) == '[') {
      int close = text.indexOf(']', host);
      if (close < 0 || close >= to || !isBracketed(text, host + 1, close)) {
        return false;
      }
      end = close + 1;
    } else {
      while (end < to && text.charAt(end) != ':') {
        char c = text.charAt(end);
        if (!isAllowed(text, end) || c == '[' || c == ']') {
          return false;
        }
        end++;
      }
    }
    return end == to || isPort(text, end, to);
  }

  /// An IPv6 address, with or without a zone (RFC 6874 §2), or one of a version to come.
  private static boolean isBracketed(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isAllowed(text, i) || "/?#[@".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    if (from < to && (text.charAt(from) | 0x20) == 'v') {
      int dot = text.indexOf('.', from);
      return dot > from + 1 && dot < to - 1;
    }
    int zone = text.indexOf("%25", from);
    if (zone < 0 || zone > to) {
      return Addresses.isIpv6(text, from, to);
    }
    return zone + 3 < to && Addresses.isIpv6(text, from, zone);
  }

  private static boolean isPort(String text, int colon, int to) {
    if (text.charAt(colon) != ':') {
      return false;
    }
    for (int i = colon + 1; i < to; i++) {
      if (!Names.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(String text, int i) {
    char c = text.charAt(i);
    if (c == '%') {
      return i + 2 < text.length()
          && Encodings.isHexDigit(text.charAt(i + 1))
          && Encodings.isHexDigit(text.charAt(i + 2));
    }
    return Names.isLetter(c) || Names.isDigit(c) || (c < 0x80 && SYMBOLS[c]);
  }
}
