package org.entente.exchange.refusal;

/// Makes foreign text safe to print and to log: what could forge a line, steer a terminal or
/// reorder text is shown as an escape.
final class Printable {
  private static final int LENGTH_MAX = 300;

  private Printable() {}

  static String of(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .limit(LENGTH_MAX)
        .forEach(c -> {
          if (isHarmless(c)) {
            out.appendCodePoint(c);
          } else {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
          }
        });
    return out.toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
