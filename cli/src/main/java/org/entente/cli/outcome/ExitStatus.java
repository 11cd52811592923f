package org.entente.cli.outcome;

/// How a run ends, as scripts see it.
public enum ExitStatus {
  /// Done, also when everything was already known.
  DONE(0),
  /// Refused, wholly or partly.
  REFUSED(1),
  /// The command line makes no sense.
  MISUSED(2),
  /// Unreachable, disk, internal: retrying may help.
  COULD_NOT(3),
  /// Stopped from outside.
  INTERRUPTED(130);

  private final int number;

  ExitStatus(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
