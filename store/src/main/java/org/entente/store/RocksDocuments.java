package org.entente.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.commit.Documents;
import org.rocksdb.RocksIterator;

/// Reading documents. UTF-8 sorts by code points, so the table is in the order asked for. Any
/// number of threads.
final class RocksDocuments implements Documents {
  private final Views views;

  RocksDocuments(Views views) {
    this.views = views;
  }

  @Override
  public Optional<byte[]> get(Kind kind, String key) {
    return views.read(
        view -> Optional.ofNullable(view.get(Table.DOCUMENTS, Keys.document(kind, key))));
  }

  @Override
  public Map<String, byte[]> all(Kind kind) {
    return views.read(view -> all(view, Keys.documents(kind)));
  }

  private static Map<String, byte[]> all(View view, byte[] prefix) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    try (Scan scan = view.scan(Table.DOCUMENTS, prefix)) {
      RocksIterator iterator = scan.iterator();
      for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        var source = new ByteSource(Table.DOCUMENTS, key, prefix.length, key.length);
        all.put(source.utf8(source.left()), iterator.value());
      }
      view.engine().check(iterator);
    }
    return Collections.unmodifiableMap(all);
  }
}
