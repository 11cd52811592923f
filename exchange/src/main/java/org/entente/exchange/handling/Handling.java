package org.entente.exchange.handling;

import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;

/// What restricts one object on this node, after combining every mark it carries by taking the most
/// restrictive. The store interns each distinct value to a small *visibility class* at commit, so
/// that an account resolves to a set of classes and what it may not see costs nothing. Immutable.
///
/// @param tlp the effective Traffic Light Protocol level
/// @param pap the effective Permissible Actions Protocol level; CLEAR when none is stated
public record Handling(Tlp tlp, Pap pap) {
  /// For what everyone with the right to read may see: marking and extension definitions.
  public static final Handling OPEN = new Handling(Tlp.CLEAR, Pap.CLEAR);

  /// For what carries no mark, or one that this node does not know: it stays in the organisation.
  public static final Handling UNMARKED = new Handling(Tlp.AMBER_STRICT, Pap.CLEAR);

  /// The more restrictive of the two, scheme by scheme.
  public Handling meet(Handling other) {
    return new Handling(tlp.meet(other.tlp), pap.meet(other.pap));
  }
}
