package org.entente.stix;

import java.util.ArrayList;
import java.util.List;

/// What the rules say about one object. Immutable.
///
/// @param errors every broken MUST that was found, in the order of the object's members
/// @param warnings every neglected SHOULD that was found
public record Verdict(List<Finding> errors, List<Finding> warnings) {
  /// Nothing to say.
  public static final Verdict CLEAN = new Verdict(List.of(), List.of());

  public Verdict {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /// Whether the object conforms: no MUST is broken.
  public boolean isValid() {
    return errors.isEmpty();
  }

  /// Errors and warnings, errors first.
  public List<Finding> findings() {
    if (warnings.isEmpty()) {
      return errors;
    }
    var all = new ArrayList<Finding>(errors.size() + warnings.size());
    all.addAll(errors);
    all.addAll(warnings);
    return List.copyOf(all);
  }
}
