package org.entente.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Documents;

/// All that a [MemoryStore] keeps. A commit works on a copy; what it holds is replaced, not
/// changed.
final class MemoryState {
  final Map<CollectionId, MemoryShelf> shelves;
  private final Map<Documents.Kind, Map<String, byte[]>> documents = new HashMap<>();
  final Map<UUID, StatusRecord> statuses;
  final List<AuditRecord> audit;

  MemoryState() {
    shelves = new HashMap<>();
    statuses = new HashMap<>();
    audit = new ArrayList<>();
  }

  MemoryState(MemoryState before) {
    shelves = new HashMap<>(before.shelves);
    statuses = new HashMap<>(before.statuses);
    audit = new ArrayList<>(before.audit);
    before.documents.forEach((kind, all) -> documents.put(kind, copy(all)));
  }

  MemoryShelf shelf(CollectionId collection) {
    return shelves.getOrDefault(collection, MemoryShelf.EMPTY);
  }

  Map<String, byte[]> documents(Documents.Kind kind) {
    return documents.computeIfAbsent(kind, any -> new TreeMap<>(BY_CODE_POINTS));
  }

  static Map<String, byte[]> copy(Map<String, byte[]> documents) {
    var copy = new TreeMap<String, byte[]>(BY_CODE_POINTS);
    copy.putAll(documents);
    return copy;
  }

  /// `String.compareTo` goes by UTF-16 units, which order supplementary characters before U+E000.
  private static final Comparator<String> BY_CODE_POINTS =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
}
