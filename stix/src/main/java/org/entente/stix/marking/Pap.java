package org.entente.stix.marking;

import java.util.Locale;
import java.util.Optional;

/// The levels of the Permissible Actions Protocol, from the least to the most restrictive: the
/// order of the constants is the order of restriction. PAP:WHITE, the older name, reads as
/// [#CLEAR].
public enum Pap {
  /// No restriction on use.
  CLEAR("clear"),
  /// Active actions allowed.
  GREEN("green"),
  /// Passive actions only: nothing that the target could notice.
  AMBER("amber"),
  /// Non-detectable actions only, on dedicated infrastructure.
  RED("red");

  private final String label;

  Pap(String label) {
    this.label = label;
  }

  /// The level's name in lower case.
  public String label() {
    return label;
  }

  /// Reads `amber`, `PAP:AMBER`, `white` and their like, in any letter case.
  public static Optional<Pap> parse(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.startsWith("pap:")) {
      name = name.substring(4);
    }
    if (name.equals("white")) {
      return Optional.of(CLEAR);
    }
    for (Pap level : values()) {
      if (level.label.equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /// The more restrictive of the two.
  public Pap meet(Pap other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
