package org.entente.stix.rules;

/// Domain names as text (RFC 1034 §3.1, RFC 5890 §2.3).
final class DomainNames {
  private static final int LABEL_OCTETS_MAX = 63;

  /// RFC 1035 §2.3.4 counts the length octets in, which leaves 253 characters.
  private static final int NAME_LENGTH_MAX = 253;

  private DomainNames() {}

  /// Whether `name` is a domain name: labels of letters, digits and inner hyphens, or of letters of
  /// any script (U-labels), joined by dots, with or without the dot of the root. Underscores, as in
  /// `_dmarc.example.org`, and a first label `*` are labels of RFC 1034 too.
  static boolean isDomainName(String name) {
    int end = name.endsWith(".") ? name.length() - 1 : name.length();
    if (end < 1 || end > NAME_LENGTH_MAX) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= end; i++) {
      if (i == end || name.charAt(i) == '.') {
        if (!isLabel(name, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean isLabel(String name, int from, int to) {
    int length = to - from;
    if (length < 1 || length > LABEL_OCTETS_MAX) {
      return false;
    }
    if (length == 1 && name.charAt(from) == '*') {
      return from == 0;
    }
    if (name.charAt(from) == '-' || name.charAt(to - 1) == '-') {
      return false;
    }
    int i = from;
    while (i < to) {
      int c = name.codePointAt(i);
      boolean good =
          c < 0x80
              ? Names.isLetter((char) c) || Names.isDigit((char) c) || c == '-' || c == '_'
              : isOfUnicodeLabel(c);
      if (!good) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /// Letters, digits and the marks and joiners that some scripts need (RFC 5892 §2).
  private static boolean isOfUnicodeLabel(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      // The contextual characters of RFC 5892 appendix A, and emoji, which registries still sell.
      default ->
          c == 0x200C
              || c == 0x200D
              || c == 0x00B7
              || c == 0x0375
              || c == 0x05F3
              || c == 0x05F4
              || c == 0x30FB
              || Character.getType(c) == Character.OTHER_SYMBOL
              || c == 0xFE0F;
    };
  }
}
