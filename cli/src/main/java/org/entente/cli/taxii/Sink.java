package org.entente.cli.taxii;

import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.Read;

/// Where polled objects go.
sealed interface Sink extends AutoCloseable permits PrintingSink, ImportingSink {
  void take(Read.Found object);

  /// Everything taken so far is where it should be when this returns.
  void settle();

  /// All collections were read: tells what became of the objects.
  ExitStatus finish();

  @Override
  void close();
}
