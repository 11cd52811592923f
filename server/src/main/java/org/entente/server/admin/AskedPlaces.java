package org.entente.server.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.reading.Places;
import org.entente.exchange.refusal.Outcome;

/// The collections that a request names, in its order, or all that exist for the caller, by name.
///
/// @param names what people call them
record AskedPlaces(Places places, Map<CollectionId, String> names) {
  AskedPlaces {
    names = Map.copyOf(names);
  }

  /// @param references ids, aliases or names; empty for all
  static Outcome<AskedPlaces> of(
      AdminServices services, AdminGate gate, Caller caller, List<String> references) {
    var found = new LinkedHashMap<CollectionId, String>();
    if (references.isEmpty()) {
      services.exchange().outlook().reachable(caller).forEach(place -> add(place, found));
    }
    for (String reference : references) {
      switch (gate.collection(caller, reference)) {
        case Outcome.Done<Visible>(var visible) -> add(visible, found);
        case Outcome.Refused<Visible>(var refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    var places = new Places(List.copyOf(found.keySet()), !references.isEmpty());
    return Outcome.done(new AskedPlaces(places, found));
  }

  private static void add(Visible place, Map<CollectionId, String> found) {
    found.put(place.collection().id(), place.collection().name());
  }
}
