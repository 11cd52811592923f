package org.entente.taxii.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the pieces that HTTP header fields are made of (RFC 9110 §5.6), left to right. A method
/// that does not find its piece answers null and leaves the position unspecified: the caller skips
/// to the next list element with [#skipElement]. Not thread-safe.
final class HeaderScanner {
  private final String text;
  private int at;
  private int elementStart;

  HeaderScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /// Skips optional white space (RFC 9110 §5.6.3).
  void skipSpace() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  /// Takes `c` if it comes next.
  boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /// Whether a list element ends here.
  boolean atElementEnd() {
    return atEnd() || text.charAt(at) == ',';
  }

  /// Remembers that a list element starts here.
  void startElement() {
    elementStart = at;
  }

  /// Moves behind the comma that ends the present list element, wherever in it reading stopped. A
  /// comma inside quotes ends none.
  void skipElement() {
    at = elementStart;
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (quoted && c == '\\' && at < text.length()) {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return;
      }
    }
  }

  /// A token (RFC 9110 §5.6.2).
  @Nullable String token() {
    int start = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  /// Parameters, from the first semicolon on (RFC 9110 §5.6.6); names in lower case, values
  /// unquoted. Null when malformed, repeated or more than `max`.
  @Nullable Map<String, String> parameters(int max) {
    var parameters = new LinkedHashMap<String, String>();
    while (true) {
      skipSpace();
      if (!take(';')) {
        return parameters;
      }
      skipSpace();
      if (atElementEnd() || text.charAt(at) == ';') {
        continue;
      }
      String name = token();
      if (name == null || !take('=')) {
        return null;
      }
      String value = take('"') ? quoted() : token();
      if (value == null
          || parameters.size() == max
          || parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value) != null) {
        return null;
      }
    }
  }

  private @Nullable String quoted() {
    var value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\') {
        if (atEnd()) {
          return null;
        }
        c = text.charAt(at++);
      }
      if ((c < ' ' && c != '\t') || c == 0x7F) {
        return null;
      }
      value.append(c);
    }
    return null;
  }

  static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c != 0 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }
}
