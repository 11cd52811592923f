package org.entente.stix.rules;

/// One row of a property table.
///
/// @param name its name
/// @param rule what its value must be
/// @param presence whether it must, may or must not be there
/// @param bit its place in the set of properties that an object has
public record Property(String name, ValueRule rule, Presence presence, long bit) {
  /// Whether a property must, may or must not be there.
  public enum Presence {
    REQUIRED,
    OPTIONAL,
    /// Allowed, but on its way out.
    DEPRECATED,
    /// A common property that objects of this kind do not have.
    NOT_APPLICABLE,
    /// A name kept back for later versions of the specification.
    RESERVED
  }

  /// The name of the data type, as the specification writes it.
  public String dataType() {
    return rule.dataType();
  }
}
