package org.entente.stix;

/// Where an object stands in its document. Immutable.
///
/// @param index its number among all objects of the document, refused ones included, from 0
/// @param element its number in the `objects` of its bundle or envelope, from 0; -1 when the object
///   stands by itself
/// @param line the line of its first byte, from 1; lines end with LF
/// @param byteOffset its first byte, from 0
public record Place(long index, long element, long line, long byteOffset) {
  /// The RFC 6901 pointer from its root value, such as `/objects/12`; empty for an object that
  /// stands by itself.
  public String pointer() {
    return element < 0 ? "" : "/objects/" + element;
  }
}
