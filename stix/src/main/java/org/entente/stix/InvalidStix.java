package org.entente.stix;

import java.util.List;

/// A value that would break a rule of STIX 2.1 was about to be made. Thrown by constructors and
/// builders, whose callers know what they put in; what foreign data break is told by results
/// ([SpecRules#check], [StixObject#from]).
public final class InvalidStix extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  /// @param findings what is wrong, at least one
  public InvalidStix(List<Finding> findings) {
    super(text(findings.getFirst()));
    this.findings = List.copyOf(findings);
  }

  /// What is wrong.
  public List<Finding> findings() {
    return findings;
  }

  /// Where the first thing is wrong: an RFC 6901 pointer into the object, such as `/valid_until`.
  public String pointer() {
    return findings.getFirst().pointer();
  }

  /// The clause that is broken, such as `STIX 2.1 §4.7.1`.
  public String clause() {
    return findings.getFirst().clause();
  }

  private static String text(Finding finding) {
    return finding.pointer() + ": " + finding.message() + " (" + finding.clause() + ")";
  }
}
