package org.entente.cli.terminal;

import java.util.Map;

/// When to use colour.
public enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  /// Whether a stream gets colour: as told, else on terminals that can show it and unless
  /// `NO_COLOR` (no-color.org) asks otherwise.
  boolean on(boolean tty, Map<String, String> environment) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          tty
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    };
  }
}
