package org.entente.cli.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A language that the program speaks.
public enum Language {
  ENGLISH(Locale.ENGLISH),
  FRENCH(Locale.FRENCH),
  ARABIC(Locale.of("ar"));

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /// Whether it is written from right to left.
  public boolean rightToLeft() {
    return this == ARABIC;
  }

  /// Reads a language tag or a POSIX locale name: `fr`, `fr-FR`, `ar_EG.UTF-8@euro`. Empty for a
  /// language that the program does not speak.
  public static Optional<Language> parse(String name) {
    String tag = name.toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      String code = language.locale.getLanguage();
      if (tag.equals(code)
          || (tag.startsWith(code) && "_-.@".indexOf(tag.charAt(code.length())) >= 0)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /// The language of the person's surroundings, as POSIX orders the variables. The launcher must
  /// replace the locale to make file names work, and hands on what it found as `ENTENTE_LOCALE`.
  public static Language of(Map<String, String> environment) {
    for (String variable : new String[] {"ENTENTE_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return parse(value).orElse(ENGLISH);
      }
    }
    return ENGLISH;
  }
}
