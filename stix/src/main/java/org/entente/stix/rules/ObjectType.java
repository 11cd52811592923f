package org.entente.stix.rules;

/// A type of object that the standard defines.
///
/// @param kind its kind
/// @param shape its property table
public record ObjectType(Kind kind, Shape shape) {
  /// Its name, the value of `type`.
  public String name() {
    return shape.name();
  }
}
