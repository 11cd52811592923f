package org.entente.exchange.commit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// The change under way, joined by every port: they never commit alone. It sees what earlier work
/// of the same group wrote. Valid only inside [Committer.Work#in], on that thread.
public interface Commit {
  /// The time of this commit, by the node's clock (which may have been set back).
  Instant time();

  /// Appends `arrivals` in order and answers each in its place; one may meet another of the same
  /// list. New objects get consecutive positions of the collection, strictly above every position
  /// it ever gave, whatever the clock does; an object that is there already keeps the position it
  /// has. The last new position falls on the first whole millisecond that is not before [#time],
  /// unless that would reach back to positions already given: then they follow those without a gap.
  ///
  /// @throws StoreRefusal with reason FULL when there is too little room for more objects
  List<Appended> append(CollectionId collection, List<Arrival> arrivals);

  /// Removes from the collection the versions of `id` that `versions` selects among those that
  /// `ceiling` permits, in ascending order of position. Each removal takes a position of its own,
  /// by the rule of [#append].
  List<Removed> remove(
      CollectionId collection,
      StixId id,
      Selection.Versions versions,
      Ceiling ceiling,
      String source);

  /// Removes the collection with everything in it, the record of removals included. Positions are
  /// never given again: a collection that is written to once more goes on above them.
  void drop(CollectionId collection);

  /// The document as this commit leaves it.
  Optional<byte[]> document(Documents.Kind kind, String key);

  /// Writes a document, replacing what was there.
  ///
  /// @throws IllegalArgumentException when key or content is longer than [Documents] keeps
  void put(Documents.Kind kind, String key, byte[] content);

  /// Deletes a document if it is there.
  void delete(Documents.Kind kind, String key);

  /// Keeps a status resource until [StatusRecord#expires], replacing one of the same id.
  void put(StatusRecord status);

  /// Appends an audit record in this commit.
  void audit(AuditRecord record);
}
