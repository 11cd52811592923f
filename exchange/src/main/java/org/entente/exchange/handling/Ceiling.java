package org.entente.exchange.handling;

import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;

/// The most restrictive handling that an account may see. Immutable.
///
/// @param tlp the highest TLP level
/// @param pap the highest PAP level
public record Ceiling(Tlp tlp, Pap pap) {
  /// Sees everything.
  public static final Ceiling ALL = new Ceiling(Tlp.RED, Pap.RED);

  /// Whether an object so handled may be seen.
  public boolean permits(Handling handling) {
    return handling.tlp().compareTo(tlp) <= 0 && handling.pap().compareTo(pap) <= 0;
  }
}
