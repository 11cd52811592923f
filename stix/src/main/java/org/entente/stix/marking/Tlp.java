package org.entente.stix.marking;

import java.util.Locale;
import java.util.Optional;

/// The levels of the Traffic Light Protocol, version 2.0 (FIRST, 2022), from the least to the most
/// restrictive: the order of the constants is the order of restriction. TLP 1 WHITE reads as
/// [#CLEAR].
public enum Tlp {
  CLEAR("clear"),
  GREEN("green"),
  AMBER("amber"),
  AMBER_STRICT("amber+strict"),
  RED("red");

  private final String label;

  Tlp(String label) {
    this.label = label;
  }

  /// The level's name in lower case, as `tlp_2_0` writes it: `amber+strict`.
  public String label() {
    return label;
  }

  /// Reads `amber+strict`, `TLP:AMBER+STRICT`, `white` and their like, in any letter case.
  public static Optional<Tlp> parse(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.startsWith("tlp:")) {
      name = name.substring(4);
    }
    if (name.equals("white")) {
      return Optional.of(CLEAR);
    }
    for (Tlp level : values()) {
      if (level.label.equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /// The more restrictive of the two.
  public Tlp meet(Tlp other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
