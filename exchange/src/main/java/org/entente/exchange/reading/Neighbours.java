package org.entente.exchange.reading;

import java.util.List;
import java.util.Locale;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;

/// What is around an object: what its latest visible version refers to, what refers to it, and what
/// relationships connect it with. What the caller may not see is not there, and neither ends a walk
/// nor shortens it. One audit record for each call. Thread-safe.
public final class Neighbours {
  private static final Deed NEIGHBOURS = Deed.consulting("objects.neighbours");

  private final Gate gate;
  private final CollectionLog log;
  private final Journal journal;

  public Neighbours(Gate gate, CollectionLog log, Journal journal) {
    this.gate = gate;
    this.log = log;
    this.journal = journal;
  }

  /// Refused as `object-not-found` when the caller can see no version of the object.
  public Outcome<Neighbourhood> around(
      Caller caller, Places places, StixId id, Neighbourhood.Reach reach) {
    return switch (places.open(gate, caller)) {
      case Places.Opening.Shut(var collection, var why) ->
          journal.refuse(caller, NEIGHBOURS, collection.toString(), why, collection.toString());
      case Places.Opening.Open(var open) -> {
        var objects = new LatestObjects(log, open, caller.ceiling());
        Neighbourhood found = new NeighbourWalk(objects, id, reach).walk();
        if (found.nodes().getFirst().seen() == null) {
          yield nothingCalled(caller, places, id.toString());
        }
        List<StixId> ids =
            found.nodes().stream()
                .filter(node -> node.seen() != null)
                .map(Neighbourhood.Node::id)
                .toList();
        Subject subject =
            Subject.objects(places.target(), ids.size(), ids::get, () -> query(places, id, reach));
        yield journal.given(caller, NEIGHBOURS, subject, found);
      }
    };
  }

  /// Refuses an identifier that nothing can have, as that of an object that is not there.
  public <T> Outcome<T> nothingCalled(Caller caller, Places places, String text) {
    return journal.refuse(caller, NEIGHBOURS, places.target(), RefusalCode.OBJECT_NOT_FOUND, text);
  }

  private static JsonObject query(Places places, StixId id, Neighbourhood.Reach reach) {
    return JsonObject.builder()
        .put("collections", places.inQuery())
        .put("depth", reach.depth())
        .put("direction", reach.direction().name().toLowerCase(Locale.ROOT))
        .put("id", id.toString())
        .put("max", reach.nodesMax())
        .put("types", JsonArray.ofStrings(reach.types().stream().sorted().toList()))
        .build();
  }
}
