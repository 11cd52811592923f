package org.entente.exchange.reading;

import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.refusal.Outcome;
import org.entente.stix.StixId;

/// Taking objects out of a collection (TAXII 2.1 §5.7). Thread-safe.
public final class Removal {
  Removal() {}

  /// Removes the versions of `id` that `versions` selects among those that the caller may see; the
  /// last one is [Selection.Versions#LAST]. Needs the rights to read and to write. Refused as
  /// `object-not-found` when nothing matches. The audit record is part of the commit.
  public Outcome<List<Removed>> remove(
      Caller caller, CollectionId collection, StixId id, Selection.Versions versions) {
    throw new UnsupportedOperationException();
  }

  /// What [#remove] would take away; nothing changes.
  public Outcome<List<Removed>> preview(
      Caller caller, CollectionId collection, StixId id, Selection.Versions versions) {
    throw new UnsupportedOperationException();
  }
}
