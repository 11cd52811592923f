package org.entente.exchange.directory;

import java.util.List;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.refusal.Outcome;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The collections of the node, as far as the caller has any right to them: the others do not exist
/// for them. Changing needs [Act#KEEP_COLLECTIONS]. Thread-safe.
public final class Collections {
  /// Collections on one node.
  public static final int COLLECTIONS_MAX = 10_000;

  Collections() {}

  /// Adds a collection.
  public Outcome<Collection> add(Caller caller, NewCollection proposal) {
    throw new UnsupportedOperationException();
  }

  /// The collections under `apiRoot` (null = under all) that exist for the caller, by name. Who may
  /// keep or see the directory gets all of them, with the rights they have.
  public Outcome<List<Visible>> list(Caller caller, @Nullable String apiRoot) {
    throw new UnsupportedOperationException();
  }

  /// The collection that `reference` (id, alias or name) means under `apiRoot` (null = anywhere; an
  /// alias that several API roots use is then ambiguous and names none). Refused as
  /// `collection-not-found` when it is not there or the caller has no right to it. Nothing is
  /// recorded when it is found, since what follows is.
  public Outcome<Visible> find(Caller caller, @Nullable String apiRoot, String reference) {
    throw new UnsupportedOperationException();
  }

  /// As it is now, for the node's own use.
  public Optional<Collection> get(CollectionId id) {
    throw new UnsupportedOperationException();
  }

  /// Removes the collection with all objects and grants in it.
  public Outcome<Collection> remove(Caller caller, CollectionId id) {
    throw new UnsupportedOperationException();
  }

  /// A collection and what the caller may do with it.
  public record Visible(Collection collection, Rights rights) {}

  /// What to add.
  ///
  /// @param name distinct on the node
  /// @param apiRoot null = [org.entente.exchange.collection.ApiRoot#DEFAULT_NAME]
  /// @param alias distinct in its API root; null if none
  /// @param title null = the name
  /// @param description null if none
  /// @param defaultMarking null = objects without a TLP mark are handled as TLP:AMBER+STRICT
  /// @param validation what happens to objects that break a MUST
  public record NewCollection(
      String name,
      @Nullable String apiRoot,
      @Nullable String alias,
      @Nullable String title,
      @Nullable String description,
      @Nullable Tlp defaultMarking,
      Validation validation) {}
}
