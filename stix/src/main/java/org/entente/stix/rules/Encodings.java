package org.entente.stix.rules;

/// Bytes written as text.
final class Encodings {
  private Encodings() {}

  /// Whether `text` is an even number of lower-case hexadecimal digits (STIX 2.1 §2.8).
  static boolean isHex(String text) {
    if ((text.length() & 1) != 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Names.isDigit(c) && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /// Whether `text` is `length` hexadecimal digits of either case.
  static boolean isHexOfLength(String text, int from, int length) {
    if (text.length() - from != length) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (!isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isHexDigit(char c) {
    char lower = (char) (c | 0x20);
    return Names.isDigit(c) || (lower >= 'a' && lower <= 'f');
  }

  /// Whether `text` is padded base64 without line breaks (RFC 4648 §4, §3.1, §3.2).
  static boolean isBase64(String text) {
    int length = text.length();
    if ((length & 3) != 0) {
      return false;
    }
    int end = length;
    for (int i = 0; i < 2 && end > 0 && text.charAt(end - 1) == '='; i++) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Names.isLetter(c) && !Names.isDigit(c) && c != '+' && c != '/') {
        return false;
      }
    }
    return true;
  }
}
