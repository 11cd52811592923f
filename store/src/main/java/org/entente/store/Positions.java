package org.entente.store;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.rocksdb.RocksIterator;

/// How far each collection has come.
final class Positions {
  private Positions() {}

  /// The last position of every collection, by the collection's id.
  static SortedMap<CollectionId, Position> of(View view) {
    var positions =
        new TreeMap<CollectionId, Position>(Comparator.comparing(CollectionId::toString));
    byte[] prefix = Keys.metaCollections();
    try (Scan scan = view.scan(Table.META, prefix)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        UUID id = new ByteSource(Table.META, key, 1, key.length).uuid();
        long last = Shelf.read(iterator.value()).last();
        if (last > 0) {
          positions.put(new CollectionId(id), new Position(last));
        }
      }
      view.engine().check(iterator);
    }
    return positions;
  }
}
