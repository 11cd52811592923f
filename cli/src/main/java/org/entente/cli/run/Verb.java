package org.entente.cli.run;

import org.entente.cli.outcome.ExitStatus;

/// A command that does something.
public interface Verb {
  /// The words it takes.
  Grammar words();

  /// Does it. Whatever ends it early is thrown as a [Failure].
  ExitStatus run(Session session, Words words);

  /// Whether its output is the only trace of a change, so that losing it is a failure: a new
  /// secret, for instance.
  default boolean outputMatters() {
    return false;
  }
}
