package org.entente.store.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;

/// What a commit of the index says about itself, in Lucene's commit data. Texts become searchable,
/// and this note with them, at one instant; after a power cut the index goes on from the note that
/// it finds.
///
/// ```
/// entente.format     number of IndexFields.FORMAT
/// entente.store      the store's identity, a UUID
/// UUID …             for each collection the last position that is in the index, in microseconds
/// ```
///
/// @param store which store the index belongs to
/// @param cursors how far each collection is in the index
record CommitNote(UUID store, Map<CollectionId, Position> cursors) {
  private static final String FORMAT = "entente.format";
  private static final String STORE = "entente.store";

  CommitNote {
    cursors = Map.copyOf(cursors);
  }

  Map<String, String> data() {
    var data = new HashMap<String, String>();
    data.put(FORMAT, Integer.toString(IndexFields.FORMAT));
    data.put(STORE, store.toString());
    cursors.forEach((collection, position) ->
        data.put(collection.toString(), Long.toString(position.micros())));
    return data;
  }

  /// The note in `data`; empty when it is none of this format.
  static Optional<CommitNote> read(Map<String, String> data) {
    if (!Integer.toString(IndexFields.FORMAT).equals(data.get(FORMAT))) {
      return Optional.empty();
    }
    try {
      UUID store = UUID.fromString(data.getOrDefault(STORE, ""));
      var cursors = new HashMap<CollectionId, Position>();
      data.forEach((key, value) ->
          CollectionId.parse(key)
              .ifPresent(
                  collection -> cursors.put(collection, new Position(Long.parseLong(value)))));
      return Optional.of(new CommitNote(store, cursors));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
