package org.entente.stix.rules;

import java.util.List;
import org.entente.stix.InvalidStix;
import org.entente.stix.PatternCheck;
import org.entente.stix.Verdict;
import org.entente.stix.json.JsonObject;

/// Lets nothing exist that breaks a rule: what constructors call.
public final class Conformance {
  private Conformance() {}

  /// Requires that `object` obeys all rules.
  ///
  /// @throws InvalidStix when it does not
  public static void require(JsonObject object) {
    require(Inspection.of(object, PatternCheck.ACCEPT_ALL));
  }

  /// Requires that `structure` obeys the table of the nested structure or extension `shape`.
  ///
  /// @throws InvalidStix when it does not
  public static void require(Shape shape, JsonObject structure) {
    var inspection = new Inspection(structure, PatternCheck.ACCEPT_ALL);
    shape.checkMembers(structure, inspection);
    require(inspection.verdict());
  }

  /// The exception for one broken rule.
  public static InvalidStix broken(Code code, String pointer, String clause, String... arguments) {
    return new InvalidStix(List.of(code.at(pointer, clause, arguments)));
  }

  private static void require(Verdict verdict) {
    if (!verdict.isValid()) {
      throw new InvalidStix(verdict.errors());
    }
  }
}
