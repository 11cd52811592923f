package org.entente.store.text;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// Handlings and ceilings as small numbers. There are as many of one as of the other: a level of
/// TLP and one of PAP.
final class Classes {
  private static final int PAPS = Pap.values().length;

  /// How many there are of each.
  static final int COUNT = Tlp.values().length * PAPS;

  private Classes() {}

  static int of(Handling handling) {
    return rank(handling.tlp()) * PAPS + rank(handling.pap());
  }

  static int of(Ceiling ceiling) {
    return rank(ceiling.tlp()) * PAPS + rank(ceiling.pap());
  }

  /// The classes of handling that `ceiling` permits, ascending.
  static List<Integer> permitted(Ceiling ceiling) {
    var permitted = new ArrayList<Integer>();
    for (int number = 0; number < COUNT; number++) {
      if (permits(of(ceiling), number)) {
        permitted.add(number);
      }
    }
    return permitted;
  }

  /// For each of `versions` of one object, as bits by number, the ceilings under which it is the
  /// latest that may be seen.
  static int[] latest(List<Entry> versions) {
    int[] latest = new int[versions.size()];
    for (int ceiling = 0; ceiling < COUNT; ceiling++) {
      int best = -1;
      for (int i = 0; i < latest.length; i++) {
        if (permits(ceiling, of(versions.get(i).handling()))
            && (best < 0 || isLater(versions.get(i), versions.get(best)))) {
          best = i;
        }
      }
      if (best >= 0) {
        latest[best] |= 1 << ceiling;
      }
    }
    return latest;
  }

  /// Whether a ceiling permits a class of handling.
  static boolean permits(int ceiling, int handling) {
    return handling / PAPS <= ceiling / PAPS && handling % PAPS <= ceiling % PAPS;
  }

  // The numbers are in the index.

  private static int rank(Tlp tlp) {
    return switch (tlp) {
      case CLEAR -> 0;
      case GREEN -> 1;
      case AMBER -> 2;
      case AMBER_STRICT -> 3;
      case RED -> 4;
    };
  }

  private static int rank(Pap pap) {
    return switch (pap) {
      case CLEAR -> 0;
      case GREEN -> 1;
      case AMBER -> 2;
      case RED -> 3;
    };
  }

  /// By version, not by arrival; what has none comes before what has one.
  private static boolean isLater(Entry one, Entry other) {
    @Nullable StixTimestamp left = one.version();
    @Nullable StixTimestamp right = other.version();
    int order =
        left == null || right == null
            ? Boolean.compare(left != null, right != null)
            : left.compareTo(right);
    return order != 0 ? order > 0 : one.position().compareTo(other.position()) > 0;
  }
}
