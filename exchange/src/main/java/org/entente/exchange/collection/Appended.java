package org.entente.exchange.collection;

/// What became of one [Arrival].
public sealed interface Appended {
  /// Where the object is in the collection.
  Position position();

  /// It is new here, and stored.
  record Stored(Position position) implements Appended {}

  /// The same object was here already and stays where it is. For observables, which have no
  /// versions, that includes one that differs only in properties its id does not depend on: the
  /// first is kept.
  record Known(Position position) implements Appended {}

  /// The same id and version are here with other content: the first one is kept (STIX 2.1 §3.6.2).
  record Conflict(Position position) implements Appended {}
}
