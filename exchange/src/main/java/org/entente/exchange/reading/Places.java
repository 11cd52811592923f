package org.entente.exchange.reading;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.json.JsonArray;

/// The collections that a question is put to, in the order of the answer. Immutable.
///
/// @param collections each once
/// @param named whether the caller named them, so that one without the right to read is refused;
///   else those are passed over, as if they were not there
public record Places(List<CollectionId> collections, boolean named) {
  public Places {
    collections = List.copyOf(collections);
  }

  /// Those that the caller may read, or why the question is refused.
  Opening open(Gate gate, Caller caller) {
    var open = new ArrayList<CollectionId>();
    for (CollectionId collection : collections) {
      switch (gate.to(caller, collection, Rights::read)) {
        case Gate.Passage.Free free -> open.add(collection);
        case Gate.Passage.Barred(var why) -> {
          if (named) {
            return new Opening.Shut(collection, why);
          }
        }
      }
    }
    return new Opening.Open(List.copyOf(open));
  }

  /// What the audit log names: the one collection that was named, if it was one.
  String target() {
    return named && collections.size() == 1 ? collections.getFirst().toString() : "";
  }

  /// The named ones, as the audit log's digests are made of them.
  JsonArray inQuery() {
    return JsonArray.ofStrings(
        named ? collections.stream().map(CollectionId::toString).sorted().toList() : List.of());
  }

  sealed interface Opening {
    record Open(List<CollectionId> collections) implements Opening {}

    record Shut(CollectionId collection, RefusalCode why) implements Opening {}
  }
}
