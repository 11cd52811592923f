package org.entente.server.log;

/// Makes foreign text harmless in a log. What could forge a line (CR, LF, U+2028), steer a terminal
/// (ESC and the other C0 and C1 controls) or reorder what is shown (bidi controls) becomes an
/// escape such as `\u001b`, which is also valid inside a JSON string. Nothing is ever interpreted,
/// so `${jndi:…}` is just text.
public final class SafeText {
  private SafeText() {}

  /// `text`, escaped and cut to `lengthMax` characters.
  public static String of(String text, int lengthMax) {
    if (text.length() <= lengthMax && isSafe(text)) {
      return text;
    }
    int end = Math.min(text.length(), lengthMax);
    if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    var out = new StringBuilder(end + 16);
    escape(text, end, out);
    return end < text.length() ? out.append('…').toString() : out.toString();
  }

  /// Escapes everything dangerous in `text`, which may be JSON already: only characters inside its
  /// strings are concerned.
  static String escaped(String text) {
    if (isSafe(text)) {
      return text;
    }
    var out = new StringBuilder(text.length() + 64);
    escape(text, text.length(), out);
    return out.toString();
  }

  private static boolean isSafe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c > '~' && isDangerous(text, i))) {
        return false;
      }
    }
    return true;
  }

  private static void escape(String text, int end, StringBuilder out) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < ' ' || isDangerous(text, i)) {
        String hex = Integer.toHexString(c);
        out.append("\\u").repeat('0', 4 - hex.length()).append(hex);
      } else {
        out.append(c);
      }
    }
  }

  private static boolean isDangerous(String text, int at) {
    char c = text.charAt(at);
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SURROGATE -> !isHalfOfPair(text, at);
      default -> false;
    };
  }

  private static boolean isHalfOfPair(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
