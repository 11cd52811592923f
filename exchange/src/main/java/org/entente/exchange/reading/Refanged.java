package org.entente.exchange.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Undoes what people do to addresses so that nobody follows them by mistake: `hxxp`, `[.]`,
/// `(dot)`, `[at]`, `[:]//`, `\.` and their like. What does not look so stays as it is.
final class Refanged {
  /// Longest text between brackets that stands for a sign: `://`, `dot`.
  private static final int INNER_LENGTH_MAX = 5;

  private static final String OPENING = "[({";
  private static final String CLOSING = "])}";

  private Refanged() {}

  static String of(String text) {
    return scheme(hasBrackets(text) ? unbracketed(text) : text);
  }

  private static boolean hasBrackets(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '(' || c == '{' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  private static String unbracketed(String text) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = closing(text, i);
      String sign = end < 0 ? null : sign(text.substring(i + 1, end));
      if (sign != null) {
        // `user [at] example [dot] org`
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
          out.setLength(out.length() - 1);
        }
        out.append(sign);
        i = end + 1;
        while (i < text.length() && text.charAt(i) == ' ') {
          i++;
        }
      } else if (text.startsWith("\\.", i)) {
        out.append('.');
        i += 2;
      } else {
        out.append(text.charAt(i));
        i++;
      }
    }
    return out.toString();
  }

  /// Where the bracket that opens at `start` closes again; -1 when none opens there, or too much is
  /// inside.
  private static int closing(String text, int start) {
    int which = OPENING.indexOf(text.charAt(start));
    int end = which < 0 ? -1 : text.indexOf(CLOSING.charAt(which), start);
    return end > start + 1 && end - start - 1 <= INNER_LENGTH_MAX ? end : -1;
  }

  private static @Nullable String sign(String inner) {
    return switch (inner.strip().toLowerCase(Locale.ROOT)) {
      case ".", "dot" -> ".";
      case "@", "at" -> "@";
      case ":" -> ":";
      case "://" -> "://";
      case "/" -> "/";
      default -> null;
    };
  }

  private static String scheme(String text) {
    int end = text.indexOf("://");
    if (end < 3 || end > 5) {
      return text;
    }
    String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
    String meant =
        switch (scheme) {
          case "hxxp", "htxp", "hxtp", "h**p" -> "http";
          case "hxxps", "htxps", "hxtps", "h**ps" -> "https";
          case "fxp", "f*p" -> "ftp";
          case "fxps", "f*ps" -> "ftps";
          default -> scheme;
        };
    return meant.equals(scheme) ? text : meant + text.substring(end);
  }
}
