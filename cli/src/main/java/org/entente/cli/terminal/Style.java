package org.entente.cli.terminal;

/// How a line looks where colour is wanted.
public enum Style {
  PLAIN(""),
  STRONG("\u001b[1m"),
  GOOD("\u001b[32m"),
  WARNING("\u001b[33m"),
  BAD("\u001b[1;31m"),
  FAINT("\u001b[2m");

  static final String RESET = "\u001b[0m";

  private final String start;

  Style(String start) {
    this.start = start;
  }

  String start() {
    return start;
  }
}
