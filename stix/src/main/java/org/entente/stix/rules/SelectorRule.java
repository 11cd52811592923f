package org.entente.stix.rules;

import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.marking.Selector;

/// A selector of a granular marking: it names a part that the object has (STIX 2.1 §7.2.3.1).
record SelectorRule() implements ValueRule {
  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonString(var text))) {
      mistyped(value, at, Clause.STRING);
    } else if (!Selector.isSelector(text)) {
      at.found(Code.SELECTOR_INVALID, Clause.GRANULAR_MARKING, text);
    } else if (Selector.resolveOrNull(at.root(), text) == null) {
      at.found(Code.SELECTOR_UNRESOLVED, Clause.GRANULAR_MARKING, text);
    }
  }

  @Override
  public String dataType() {
    return "string";
  }
}
