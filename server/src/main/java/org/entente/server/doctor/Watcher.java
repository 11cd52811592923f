package org.entente.server.doctor;

/// Is told how far a long examination is. Called by the examining thread.
public interface Watcher {
  /// Nobody looks.
  Watcher NOBODY = (_, _) -> {};

  /// `done` log entries of the present step are behind us.
  void at(Step step, long done);

  /// The long steps.
  enum Step {
    /// The indexes are made anew.
    REBUILD,
    /// Every file is read against its checksums; tells no progress.
    FILES,
    /// Every index is compared with the log.
    INDEXES
  }
}
