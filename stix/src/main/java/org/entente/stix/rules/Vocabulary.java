package org.entente.stix.rules;

import java.util.Set;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// A list of terms from which a value should come (STIX 2.1 §2.14) or must come (§2.4).
///
/// @param name its name in the specification; those that end in `-enum` are closed
/// @param section where it is
/// @param terms its terms
public record Vocabulary(String name, String section, Set<String> terms) implements ValueRule {
  public Vocabulary {
    terms = Set.copyOf(terms);
  }

  static Vocabulary of(String name, String section, String terms) {
    return new Vocabulary(name, section, Set.of(terms.split(" ")));
  }

  @Override
  public void check(JsonValue value, Inspection at) {
    if (!(value instanceof JsonString(var term))) {
      mistyped(value, at, isClosed() ? Clause.ENUM : Clause.OPEN_VOCABULARY);
    } else if (!terms.contains(term)) {
      at.found(
          isClosed() ? Code.ENUM_VALUE_UNKNOWN : Code.VOCABULARY_VALUE_UNLISTED,
          Clause.stix(section),
          term,
          name);
    }
  }

  /// Whether no other term is allowed.
  public boolean isClosed() {
    return name.endsWith("-enum");
  }

  @Override
  public String dataType() {
    return isClosed() ? "enum" : "open-vocab";
  }
}
