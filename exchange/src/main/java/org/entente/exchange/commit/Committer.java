package org.entente.exchange.commit;

import org.jspecify.annotations.Nullable;

/// The one writer of a node. Work handed in by any thread runs one piece at a time, in the order of
/// arrival, against a [Commit]; all work that is waiting forms one group, written as **one** atomic
/// batch and synced once. A crash at any instant keeps all of a group or nothing of it.
public interface Committer {
  /// Runs `work` and returns its result once the group it ran in is durable. Blocks; made for
  /// virtual threads; an interrupt does not end the waiting, since the outcome would be unknown.
  /// What `work` throws undoes that work alone and is thrown here; the rest of the group is
  /// unaffected.
  ///
  /// The work must be short and must not block. It must not call the committer: that throws
  /// [IllegalStateException].
  ///
  /// @throws StoreRefusal when nothing can be written now (disk full, closed, too many waiting); in
  ///   that case nothing of `work` was kept
  <T extends @Nullable Object> T commit(Work<T> work);

  /// A change, expressed against the state that its group will leave behind.
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T in(Commit commit);
  }
}
