package org.entente.stix;

import java.util.List;

/// Puts foreign text into a sentence of the catalogue without letting it do harm.
final class Sentence {
  /// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9): the text between them cannot
  /// reorder what is around it.
  private static final char ISOLATE = '\u2068';

  private static final char END_OF_ISOLATE = '\u2069';
  private static final char ELLIPSIS = '\u2026';

  private Sentence() {}

  /// `template` with `{0}`, `{1}`… replaced. Only the template is searched for placeholders, so an
  /// argument that looks like one stays what it is; a placeholder without argument is dropped.
  static String fill(String template, String language, List<String> arguments) {
    var out = new StringBuilder(template.length() + 32);
    int length = template.length();
    for (int i = 0; i < length; i++) {
      char c = template.charAt(i);
      if (c == '{'
          && i + 2 < length
          && template.charAt(i + 2) == '}'
          && isDigit(template.charAt(i + 1))) {
        int number = template.charAt(i + 1) - '0';
        if (number < arguments.size()) {
          insert(arguments.get(number), language.equals("ar"), out);
        }
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void insert(String argument, boolean rightToLeft, StringBuilder out) {
    String shown = cut(argument, Catalogue.ARGUMENT_LENGTH_MAX);
    boolean isolate = rightToLeft || holdsRightToLeft(shown);
    if (isolate) {
      out.append(ISOLATE);
    }
    shown
        .codePoints()
        .forEach(c -> {
          if (mayBeShown(c)) {
            out.appendCodePoint(c);
          } else {
            escape(c, out);
          }
        });
    if (shown.length() < argument.length()) {
      out.append(ELLIPSIS);
    }
    if (isolate) {
      out.append(END_OF_ISOLATE);
    }
  }

  /// The first `length` units of `text`, one less where that would leave half a character.
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }

  /// Not controls (line feeds, ESC, C1), not what is invisible and reorders (bidi marks and
  /// overrides, line and paragraph separators), not half a character.
  private static boolean mayBeShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static void escape(int c, StringBuilder out) {
    for (char unit : Character.toChars(c)) {
      String hex = Integer.toHexString(unit);
      out.append("\\u").repeat('0', 4 - hex.length()).append(hex);
    }
  }

  private static boolean holdsRightToLeft(String text) {
    return text.codePoints()
        .anyMatch(c ->
            mayBeShown(c)
                && (Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || Character.getDirectionality(c)
                        == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
