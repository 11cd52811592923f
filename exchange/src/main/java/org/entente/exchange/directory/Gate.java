package org.entente.exchange.directory;

import java.util.function.Predicate;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.account.Grants;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.refusal.RefusalCode;

/// Where everybody passes who wants to do something with the objects of a collection. Thread-safe.
public final class Gate {
  private final Collections collections;
  private final Grants grants;

  public Gate(Collections collections, Grants grants) {
    this.collections = collections;
    this.grants = grants;
  }

  /// Whether `caller` may pass. Who has no right at all must not learn that the collection exists
  /// (TAXII 2.1 §5.1); who has another right than the one needed is told that it is forbidden.
  public Passage to(Caller caller, CollectionId id, Predicate<Rights> needed) {
    Collection collection = collections.get(id).orElse(null);
    Rights rights = grants.rights(caller, id);
    if (collection == null || !rights.any()) {
      return new Passage.Barred(RefusalCode.COLLECTION_NOT_FOUND);
    }
    return needed.test(rights)
        ? new Passage.Free(collection)
        : new Passage.Barred(RefusalCode.FORBIDDEN);
  }

  /// What the gate says.
  public sealed interface Passage {
    record Free(Collection collection) implements Passage {}

    record Barred(RefusalCode why) implements Passage {}
  }
}
