package org.entente.stix.rules;

import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The identifier of another object (STIX 2.1 §2.9, §3.3).
///
/// @param targets what it may refer to
record Reference(Targets targets) implements ValueRule {
  static final ValueRule ANY = new Reference(Targets.ANY);
  static final ValueRule ANY_LIST = DataTypes.list(ANY);
  static final ValueRule OBSERVABLES = DataTypes.list(new Reference(Targets.OBSERVABLE));

  static ValueRule to(String... types) {
    return new Reference(Targets.only(types));
  }

  static ValueRule listTo(String... types) {
    return DataTypes.list(to(types));
  }

  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonString(var text))) {
      mistyped(value, at, Clause.IDENTIFIER);
    } else if (!Identifiers.isIdentifier(text)) {
      at.found(Code.REFERENCE_INVALID, Clause.IDENTIFIER, text);
    } else if (!targets.include(text)) {
      at.found(
          Code.REFERENCE_TYPE,
          Targets.isBundle(text) ? Clause.BUNDLE_RELATIONSHIPS : at.clause(),
          text,
          targets.description());
    }
  }

  @Override
  public String dataType() {
    return "identifier";
  }
}
