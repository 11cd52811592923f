package org.entente.stix.rules;

/// Network addresses as text.
final class Addresses {
  private static final int IPV4_PARTS = 4;
  private static final int IPV6_GROUPS = 8;
  private static final int MAC_LENGTH = "00:00:ab:cd:ef:01".length();

  private Addresses() {}

  /// Whether `text` is an IPv4 address, with or without a CIDR prefix length (STIX 2.1 §6.8.1, RFC
  /// 4632 §3.1). Parts with leading zeros are refused: some read them as octal.
  static boolean isIpv4(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? isIpv4(text, 0, text.length())
        : isIpv4(text, 0, slash) && isPrefixLength(text, slash + 1, 32);
  }

  /// Whether `text` is an IPv6 address, with or without a CIDR prefix length (STIX 2.1 §6.9.1, RFC
  /// 4291 §2.2, §2.3). A zone belongs to one machine's view and is refused.
  static boolean isIpv6(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? isIpv6(text, 0, text.length())
        : isIpv6(text, 0, slash) && isPrefixLength(text, slash + 1, 128);
  }

  /// Whether `text` is a MAC-48 address in lower case, with colons (STIX 2.1 §6.10.1).
  static boolean isMac(String text) {
    if (text.length() != MAC_LENGTH) {
      return false;
    }
    for (int i = 0; i < MAC_LENGTH; i++) {
      char c = text.charAt(i);
      boolean good = i % 3 == 2 ? c == ':' : Names.isDigit(c) || (c >= 'a' && c <= 'f');
      if (!good) {
        return false;
      }
    }
    return true;
  }

  static boolean isIpv4(String text, int from, int to) {
    int parts = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || text.charAt(i) == '.') {
        if (!isPart(text, start, i)) {
          return false;
        }
        parts++;
        start = i + 1;
      }
    }
    return parts == IPV4_PARTS;
  }

  static boolean isIpv6(String text, int from, int to) {
    int groups = 0;
    boolean compressed = false;
    int i = from;
    if (to - from >= 2 && text.charAt(from) == ':' && text.charAt(from + 1) == ':') {
      compressed = true;
      i += 2;
    }
    while (i < to) {
      int end = i;
      while (end < to && Encodings.isHexDigit(text.charAt(end))) {
        end++;
      }
      if (end < to && text.charAt(end) == '.') {
        return isIpv4(text, i, to) && (compressed ? groups + 2 < IPV6_GROUPS : groups == 6);
      }
      if (end == i || end - i > 4) {
        return false;
      }
      groups++;
      i = end;
      if (i == to) {
        break;
      }
      if (text.charAt(i) != ':' || i + 1 == to) {
        return false;
      }
      i++;
      if (text.charAt(i) == ':') {
        if (compressed) {
          return false;
        }
        compressed = true;
        i++;
      }
    }
    return compressed ? groups < IPV6_GROUPS : groups == IPV6_GROUPS;
  }

  private static boolean isPart(String text, int from, int to) {
    int length = to - from;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
      return false;
    }
    return number(text, from, to) <= 255;
  }

  private static boolean isPrefixLength(String text, int from, int greatest) {
    int length = text.length() - from;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
      return false;
    }
    return number(text, from, text.length()) <= greatest;
  }

  /// The number of up to three digits; greater than any limit when it is none.
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!Names.isDigit(text.charAt(i))) {
        return Integer.MAX_VALUE;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
