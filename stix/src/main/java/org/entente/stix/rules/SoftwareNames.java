package org.entente.stix.rules;

/// CPE 2.3 names as text (NISTIR 7695 §6.2, formatted string binding).
final class SoftwareNames {
  private static final String PREFIX = "cpe:2.3:";
  private static final int COMPONENTS = 11;

  private SoftwareNames() {}

  /// Whether `text` is a formatted CPE 2.3 name: the prefix and eleven components, of which the
  /// first is `a`, `o`, `h`, `*` or `-`. Whether the official dictionary has it cannot be told
  /// here.
  static boolean isCpe(String text) {
    if (!text.startsWith(PREFIX)) {
      return false;
    }
    int components = 0;
    int start = PREFIX.length();
    for (int i = start; i <= text.length(); i++) {
      if (i < text.length() && text.charAt(i) == '\\') {
        i++;
        if (i == text.length()) {
          return false;
        }
      } else if (i == text.length() || text.charAt(i) == ':') {
        components++;
        if (!isComponent(text, start, i) || (components == 1 && !isPart(text, start, i))) {
          return false;
        }
        start = i + 1;
      }
    }
    return components == COMPONENTS;
  }

  private static boolean isPart(String text, int from, int to) {
    return to - from == 1 && "aoh*-".indexOf(text.charAt(from)) >= 0;
  }

  /// Letters, digits, `-._`, anything quoted by a backslash; `*` and `?` at either end.
  private static boolean isComponent(String text, int from, int to) {
    if (from == to) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (!Names.isLetter(c)
          && !Names.isDigit(c)
          && c != '-'
          && c != '.'
          && c != '_'
          && c != '*'
          && c != '?') {
        return false;
      }
    }
    return true;
  }
}
