package org.entente.store.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives values their real form that people wrote so that nobody clicks on them: `hxxp://`,
/// `evil[.]example`, `bob[at]evil(dot)example`.
final class Refanged {
  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(?:h[xt*]{2}p(s?)|fxp(s?))(?=[:\\[])");
  private static final Pattern DOT =
      Pattern.compile("(?i)\\s?(?:\\[\\s?(?:\\.|dot)\\s?]|\\(\\s?(?:\\.|dot)\\s?\\)|\\{\\.})\\s?");
  private static final Pattern AT = Pattern.compile("(?i)\\s?(?:\\[\\s?(?:@|at)\\s?]|\\(@\\))\\s?");
  private static final Pattern COLON = Pattern.compile("\\[(:(?://)?)]");

  private Refanged() {}

  static String of(String text) {
    if (text.indexOf('[') < 0
        && text.indexOf('(') < 0
        && text.indexOf('{') < 0
        && text.indexOf("xp") < 0
        && text.indexOf("XP") < 0
        && text.indexOf("xxP") < 0) {
      return text;
    }
    String out = COLON.matcher(text).replaceAll("$1");
    out = DOT.matcher(out).replaceAll(".");
    out = AT.matcher(out).replaceAll("@");
    return SCHEME.matcher(out).replaceAll(Refanged::scheme);
  }

  private static String scheme(java.util.regex.MatchResult found) {
    boolean http = found.group().charAt(0) == 'h' || found.group().charAt(0) == 'H';
    String secure = found.group(http ? 1 : 2);
    return Matcher.quoteReplacement((http ? "http" : "ftp") + (secure == null ? "" : secure));
  }
}
