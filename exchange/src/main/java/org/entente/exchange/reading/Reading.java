package org.entente.exchange.reading;

import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.refusal.Outcome;
import org.entente.stix.StixId;

/// Reading objects: checks the caller's rights, never shows what is above their ceiling, and leaves
/// exactly one audit record for each call, refused ones included. Thread-safe.
public final class Reading {
  Reading() {}

  /// Objects with their content (TAXII 2.1 §5.3). Needs the right to read.
  ///
  /// @param after the position to go on from, exclusive; [Position#START] for the beginning
  public Outcome<Page> objects(
      Caller caller,
      CollectionId collection,
      Selection selection,
      Position after,
      Page.Bounds bounds) {
    throw new UnsupportedOperationException();
  }

  /// Versions of one object with their content (TAXII 2.1 §5.5). Refused as `object-not-found` when
  /// the caller can see no version of it at all; a selection that matches none of the visible ones
  /// is an empty page.
  ///
  /// @param selection its `ids` are ignored
  public Outcome<Page> object(
      Caller caller,
      CollectionId collection,
      StixId id,
      Selection selection,
      Position after,
      Page.Bounds bounds) {
    throw new UnsupportedOperationException();
  }

  /// Entries without content (TAXII 2.1 §5.8). Auditors may, too.
  public Outcome<Page> manifest(
      Caller caller,
      CollectionId collection,
      Selection selection,
      Position after,
      Page.Bounds bounds) {
    throw new UnsupportedOperationException();
  }

  /// All versions of one object, without content (TAXII 2.1 §5.9). Auditors may, too. Refused as
  /// `object-not-found` when the caller can see none.
  public Outcome<Page> versions(
      Caller caller, CollectionId collection, StixId id, Position after, Page.Bounds bounds) {
    throw new UnsupportedOperationException();
  }

  /// Objects that carry `value`, with their content.
  public Outcome<Page> byValue(
      Caller caller,
      CollectionId collection,
      IndexedValue value,
      Position after,
      Page.Bounds bounds) {
    throw new UnsupportedOperationException();
  }

  /// Objects that refer to `target`, with their content.
  public Outcome<Page> referringTo(
      Caller caller, CollectionId collection, StixId target, Position after, Page.Bounds bounds) {
    throw new UnsupportedOperationException();
  }

  /// How much of the collection the caller may see. Auditors may, too.
  public Outcome<CollectionLog.Counts> counts(Caller caller, CollectionId collection) {
    throw new UnsupportedOperationException();
  }
}
