package org.entente.server.doctor;

import java.util.List;
import org.entente.server.doctor.DoctorCode.Weight;

/// What an examination looked at and found. Immutable.
///
/// @param entries objects in the log, of all collections
/// @param removals removals in the log
/// @param postings index entries
/// @param auditRecords audit records
/// @param rebuilt whether everything derivable was made anew before
/// @param findings what was found, in the order in which it was looked at
public record Examination(
    long entries,
    long removals,
    long postings,
    long auditRecords,
    boolean rebuilt,
    List<Finding> findings) {
  public Examination {
    findings = List.copyOf(findings);
  }

  /// Whether nothing was found that somebody should do something about.
  public boolean isWhole() {
    return findings.stream().allMatch(finding -> finding.weight() == Weight.NOTE);
  }
}
