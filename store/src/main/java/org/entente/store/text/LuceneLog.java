package org.entente.store.text;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Lucene says on standard error how it would be faster; the node's log is no place for advice.
final class LuceneLog {
  /// Loggers that nobody holds on to forget their level.
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("org.apache.lucene"),
          Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider"));

  private LuceneLog() {}

  static void silence() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
