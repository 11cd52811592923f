package org.entente.cli.text;

import java.util.Locale;

/// Makes text that comes from data harmless on a terminal. Whoever sends an object chooses its
/// name; without this, a name could move the cursor, rewrite what was printed before, set the
/// window's title, or turn the reading direction of the rest of the line around.
public final class Harmless {
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

  private Harmless() {}

  /// `data` with every character that acts on a terminal or on the reading direction written out as
  /// an escape: C0 and C1 controls, the bidirectional controls and all other invisible format
  /// characters save the two joiners that Persian and Indic scripts need, line and paragraph
  /// separators, halves of surrogate pairs.
  public static String escaped(String data) {
    int first = firstActing(data);
    if (first < 0) {
      return data;
    }
    var out = new StringBuilder(data.length() + 16).append(data, 0, first);
    int i = first;
    while (i < data.length()) {
      int c = data.codePointAt(i);
      if (acts(c)) {
        escape(c, out);
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /// [#escaped], and set apart from the text around it where its direction may differ: always in a
  /// right-to-left sentence, else only when the data holds right-to-left characters.
  public static String isolated(String data, boolean rightToLeft) {
    String escaped = escaped(data);
    return rightToLeft || holdsRightToLeft(escaped)
        ? FIRST_STRONG_ISOLATE + escaped + POP_DIRECTIONAL_ISOLATE
        : escaped;
  }

  /// Whether a terminal or the reading direction would react to `c`.
  public static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> !isJoiner(c) && !isVisibleMark(c);
      default -> false;
    };
  }

  /// `c` as JSON writes it, which people can read too.
  public static void escape(int c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        for (char unit : Character.toChars(c)) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
  }

  private static int firstActing(String data) {
    for (int i = 0; i < data.length(); i++) {
      int c = data.codePointAt(i);
      if (acts(c)) {
        return i;
      }
      if (c > 0xffff) {
        i++;
      }
    }
    return -1;
  }

  /// Zero width non-joiner and joiner.
  private static boolean isJoiner(int c) {
    return c == 0x200c || c == 0x200d;
  }

  /// The signs that Unicode calls format characters although they have a glyph of their own, such
  /// as the Arabic number sign and the end of an ayah (Prepended_Concatenation_Mark).
  private static boolean isVisibleMark(int c) {
    return (c >= 0x600 && c <= 0x605)
        || c == 0x6dd
        || c == 0x70f
        || c == 0x890
        || c == 0x891
        || c == 0x8e2
        || c == 0x110bd
        || c == 0x110cd;
  }

  private static boolean holdsRightToLeft(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .anyMatch(direction ->
            direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
