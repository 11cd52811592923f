package org.entente.cli.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.cli.terminal.Colour;
import org.entente.cli.text.Language;

/// How to speak to the person. Found before the command line is read as a whole, since what is
/// wrong with it must be said that way too.
///
/// @param language the language of sentences
/// @param colour when to use colour
/// @param json whether errors are JSON documents
/// @param debug whether a bug shows its stack trace
public record Preferences(Language language, Colour colour, boolean json, boolean debug) {
  /// Reads what can be read; values that make no sense are refused later, with everything else.
  public static Preferences scan(List<String> arguments, Map<String, String> environment) {
    var language = Language.of(environment);
    var colour = Colour.AUTO;
    boolean json = false;
    boolean debug = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        break;
      }
      String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      json |= argument.equals("--json");
      debug |= argument.equals("--debug");
      if (argument.equals("--lang") || argument.startsWith("--lang=")) {
        language = Language.parse(value(argument, next)).orElse(language);
      }
      if (argument.equals("--color") || argument.startsWith("--color=")) {
        colour = colour(value(argument, next), colour);
      }
    }
    return new Preferences(language, colour, json, debug);
  }

  private static String value(String argument, String next) {
    int equals = argument.indexOf('=');
    return equals < 0 ? next : argument.substring(equals + 1);
  }

  private static Colour colour(String name, Colour otherwise) {
    for (Colour colour : Colour.values()) {
      if (colour.name().toLowerCase(Locale.ROOT).equals(name)) {
        return colour;
      }
    }
    return otherwise;
  }
}
