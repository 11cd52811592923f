package org.entente.exchange.collection;

import org.jspecify.annotations.Nullable;

/// Finds the values that a STIX pattern asks for (STIX 2.1 §9): the literals of plain equality
/// comparisons (`=`, `IN`, and the network of `ISSUBSET`) with the property that they are compared
/// with. That is enough to look an indicator up by its value; whether the pattern is good, and what
/// it matches, is for others to say. So nothing is refused here: what is not understood is passed
/// over, in one pass, in time proportional to the length, and without recursion.
final class PatternValues {
  private static final int INDEX_LENGTH_MAX = 12;

  private final String pattern;
  private final ValueList values;
  private int at;

  /// The property that the next literal is compared with; null when there is none.
  private @Nullable String path;

  private boolean equality;
  private boolean negated;

  private PatternValues(String pattern, ValueList values) {
    this.pattern = pattern;
    this.values = values;
  }

  static void add(String pattern, ValueList values) {
    new PatternValues(pattern, values).scan();
  }

  private void scan() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '\'') {
        compared(string());
      } else if (isWordStart(c)) {
        word(readWord());
      } else if (c == '-' || (c >= '0' && c <= '9')) {
        compared(readNumber());
      } else {
        sign(c);
        at++;
      }
    }
  }

  /// A path, a keyword, or the letter before a literal that is no string.
  private void word(String word) {
    if (word.indexOf(':') > 0) {
      path = word;
      equality = false;
      return;
    }
    if (word.length() == 1 && at < pattern.length() && pattern.charAt(at) == '\'') {
      string(); // t'…', h'…', b'…'
      path = null;
      return;
    }
    switch (word) {
      case "NOT" -> negated = true;
      case "IN", "ISSUBSET" -> equality = true;
      default -> {
        path = null;
        equality = false;
        negated = false;
      }
    }
  }

  private void sign(char c) {
    switch (c) {
      case '=' -> {
        boolean unequal = at > 0 && "!<>".indexOf(pattern.charAt(at - 1)) >= 0;
        equality = !unequal;
      }
      case '[', ']' -> {
        path = null;
        equality = false;
        negated = false;
      }
      default -> {}
    }
  }

  private void compared(String literal) {
    String compared = path;
    if (compared != null && equality && !negated) {
      int colon = compared.indexOf(':');
      String property = compared.substring(colon + 1).replace("'", "");
      PropertyValues.add(compared.substring(0, colon), property, literal, values);
    }
  }

  /// Reads a string literal; a backslash keeps the character after it from ending it (§9.4).
  private String string() {
    int start = ++at;
    StringBuilder unescaped = null;
    while (at < pattern.length() && pattern.charAt(at) != '\'') {
      if (pattern.charAt(at) == '\\' && at + 1 < pattern.length()) {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(pattern, start, at);
        start = at + 1;
        at++;
      }
      at++;
    }
    at = Math.min(at, pattern.length());
    String rest = pattern.substring(start, at);
    at = Math.min(at + 1, pattern.length());
    return unescaped == null ? rest : unescaped.append(rest).toString();
  }

  /// Reads a keyword or a path: `type:property.'quoted property'[*].property`.
  private String readWord() {
    int start = at;
    boolean isPath = false;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int index = c == '[' && isPath ? indexLength() : 0;
      if (c == '\'' && isPath && (pattern.charAt(at - 1) == '.' || pattern.charAt(at - 1) == ':')) {
        string();
      } else if (index > 0) {
        at += index;
      } else if (isWordPart(c)) {
        isPath |= c == ':';
        at++;
      } else {
        break;
      }
    }
    return pattern.substring(start, at);
  }

  /// The length of `[*]`, `[0]` or `[-1]`, if that stands here rather than the beginning of an
  /// observation; else 0.
  private int indexLength() {
    int end = Math.min(at + INDEX_LENGTH_MAX, pattern.length());
    for (int i = at + 1; i < end; i++) {
      char c = pattern.charAt(i);
      if (c == ']') {
        return i > at + 1 ? i + 1 - at : 0;
      }
      if (c != '*' && c != '-' && (c < '0' || c > '9')) {
        return 0;
      }
    }
    return 0;
  }

  private String readNumber() {
    int start = at++;
    while (at < pattern.length() && isWordPart(pattern.charAt(at))) {
      at++;
    }
    return pattern.substring(start, at);
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
  }
}
