package org.entente.server.config;

import java.util.List;
import java.util.Locale;
import org.entente.server.refusal.ServerCode;

/// Something wrong in `node.yaml`. Immutable.
///
/// @param code what sort of thing
/// @param line where, from 1
/// @param setting the full name of the setting, such as `limits.bodyBytes`; empty if none
/// @param arguments what the sentence names: line, setting, then what the code needs
public record ConfigProblem(ServerCode code, int line, String setting, List<String> arguments) {
  public ConfigProblem {
    arguments = List.copyOf(arguments);
  }

  static ConfigProblem of(ServerCode code, int line, String setting, String... more) {
    var arguments = new java.util.ArrayList<String>();
    arguments.add(Integer.toString(line));
    arguments.add(setting);
    arguments.addAll(List.of(more));
    return new ConfigProblem(code, line, setting, arguments);
  }

  /// The sentence for a person. Safe to print and to log.
  public String message(Locale locale) {
    return code.message(locale, arguments);
  }
}
