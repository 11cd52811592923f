package org.entente.exchange.collection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// Reading what [org.entente.exchange.commit.Commit] appended. A reader that remembers the last
/// position it saw and asks again after it never misses an entry: positions become visible in
/// ascending order.
///
/// What `ceiling` does not permit costs nothing and shows nowhere: neither in entries, nor in
/// [Page#more], nor in counts, nor in which version is first or last.
public interface CollectionLog {
  /// The entries after `after` (exclusive) that `selection` matches and `ceiling` permits, in
  /// ascending order of position. A collection that was never written to is empty.
  Page page(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds);

  /// As [#page], without content (an empty range, of which no bytes are counted): for manifests and
  /// version lists.
  Page headers(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds);

  /// Everything that happened to a collection after `after`, removals included, in order: what
  /// views are rebuilt from. Empty only when there is nothing more; ends as a page does.
  List<Event> events(CollectionId collection, Position after, Page.Bounds bounds);

  /// Entries, of any version, that carry `value`, in ascending order of position.
  Page byValue(
      CollectionId collection,
      IndexedValue value,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds);

  /// Those of `values` for which [#byValue] finds something: for those who ask about many values of
  /// which few are there. One state of the collection answers for all. Implementations that can do
  /// better than asking for one after the other do.
  default Set<IndexedValue> carried(
      CollectionId collection, Set<IndexedValue> values, Ceiling ceiling) {
    var one = new Page.Bounds(1, 1);
    var carried = new HashSet<IndexedValue>();
    for (IndexedValue value : values) {
      if (!byValue(collection, value, ceiling, Position.START, one).entries().isEmpty()) {
        carried.add(value);
      }
    }
    return carried;
  }

  /// Entries, of any version, that refer to `target`, in ascending order of position.
  Page referringTo(
      CollectionId collection, StixId target, Ceiling ceiling, Position after, Page.Bounds bounds);

  /// How much `ceiling` permits to see.
  Counts counts(CollectionId collection, Ceiling ceiling);

  /// The last position that the collection gave, to an entry or to a removal; [Position#START] if
  /// none. It stays when entries go, and when the collection is dropped.
  Position last(CollectionId collection);

  /// @param objects distinct ids
  /// @param versions versions of them
  record Counts(long objects, long versions) {}

  /// One step in the life of a collection. No two have the same position.
  sealed interface Event {
    Position position();

    /// An entry was added, and is still there.
    record Added(Entry entry) implements Event {
      @Override
      public Position position() {
        return entry.position();
      }
    }

    /// The entry that had been at `removed.position()` was taken away.
    ///
    /// @param position the removal's own place, above the entry's
    /// @param removed what went
    /// @param source who removed it
    record Taken(Position position, Removed removed, String source) implements Event {}
  }
}
