package org.entente.exchange.audit;

import java.util.List;

/// The append-only record of use. Records that belong to a change are written in its commit; those
/// of reading come through [#note].
public interface AuditLog {
  /// Hands `record` to the operating system before returning, so that killing the process loses
  /// nothing; it is on disk with the next commit, at most a second later.
  ///
  /// @throws org.entente.exchange.commit.StoreRefusal when it cannot be written: the caller must
  ///   then refuse the read
  void note(AuditRecord record);

  /// Records after sequence number `after` (exclusive; 0 = from the start), in order, at most
  /// `max`. What was noted before the call is among them, unless nothing can be written now: a
  /// record gets its number when it goes to disk.
  List<Numbered> after(long after, int max);

  /// The last sequence number given; 0 if none. Numbers have no gaps.
  long last();

  record Numbered(long number, AuditRecord record) {}
}
