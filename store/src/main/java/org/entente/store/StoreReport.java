package org.entente.store;

import java.util.List;

/// What a check of the store found. Immutable.
///
/// @param entries objects in the log, of all collections
/// @param removals removals in the log
/// @param postings index entries looked at
/// @param audited audit records
/// @param findings what is wrong, at most [#FINDINGS_MAX]; empty if the store is whole
public record StoreReport(
    long entries, long removals, long postings, long audited, List<Finding> findings) {
  /// Findings that are named; a store with more is no healthier for a longer list.
  public static final int FINDINGS_MAX = 100;

  public StoreReport {
    findings = List.copyOf(findings);
  }

  /// Whether nothing is wrong.
  public boolean isWhole() {
    return findings.isEmpty();
  }

  /// @param kind what sort of thing is wrong
  /// @param where the table, collection, position or key concerned, for a technician
  public record Finding(Kind kind, String where) {}

  /// What can be wrong. Each has the stable code `store-check-…` of the error catalogue.
  public enum Kind {
    /// An entry that cannot be read as what it should be.
    UNREADABLE,
    /// Something in the log that an index misses.
    NOT_INDEXED,
    /// Something in an index that the log does not have.
    NOT_IN_LOG,
    /// Index entries that contradict each other or their own order.
    DISORDER,
    /// A count that is not the number of what there is.
    MISCOUNTED,
    /// Something of a collection that does not exist.
    STRAY,
    /// Audit records whose numbers have a gap.
    AUDIT_GAP
  }
}
