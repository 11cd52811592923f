package org.entente.stix.rules;

import org.entente.stix.json.JsonValue;

/// A property that is checked, and for which the records have no component: it stays among the
/// custom ones.
///
/// @param rule what its value must be
record Unmodelled(ValueRule rule) implements ValueRule {
  @Override
  public void check(JsonValue value, Inspection at) {
    rule.check(value, at);
  }

  @Override
  public String dataType() {
    return rule.dataType();
  }

  @Override
  public boolean models(JsonValue value) {
    return false;
  }
}
