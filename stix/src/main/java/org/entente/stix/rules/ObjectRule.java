package org.entente.stix.rules;

import org.entente.stix.json.JsonObject;

/// A rule between the properties of one object or structure. Stateless; nothing is allocated when
/// it is obeyed.
@FunctionalInterface
interface ObjectRule {
  /// @param object whose properties they are; each may have a value of the wrong type, which was
  ///   found already
  /// @param present the properties of the table that the object has
  /// @param at stands at the object
  void check(JsonObject object, long present, Inspection at);
}
