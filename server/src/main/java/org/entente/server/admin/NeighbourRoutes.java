package org.entente.server.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.reading.Neighbourhood;
import org.entente.exchange.reading.Neighbourhood.Direction;
import org.entente.exchange.reading.Neighbourhood.Edge;
import org.entente.exchange.reading.Neighbourhood.Node;
import org.entente.exchange.reading.Neighbourhood.Reach;
import org.entente.exchange.reading.Neighbourhood.Seen;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;

/// What is around an object.
final class NeighbourRoutes {
  private static final int NODES_DEFAULT = 100;

  private final AdminServices services;
  private final AdminGate gate;

  NeighbourRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer around(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          Parameters parameters = Parameters.read(call.query());
          Direction direction = parameters.one("direction", Direction::parse, "out | in | both");
          var reach =
              new Reach(
                  (int) parameters.number("depth", 1, 1, Reach.DEPTH_MAX),
                  (int) parameters.number("max", NODES_DEFAULT, 1, Reach.NODES_MAX),
                  direction == null ? Direction.BOTH : direction,
                  new HashSet<>(parameters.all("type", NeighbourRoutes::type, "indicator")));
          String text = call.parameter("id");
          var asked = parameters.all("collection");
          return Answer.of(
              AskedPlaces.of(services, gate, caller, asked),
              places ->
                  Answer.of(
                      found(caller, places, text, reach),
                      found -> AdminGate.json(200, json(text, found, places.names()))));
        });
  }

  private Outcome<Neighbourhood> found(
      Caller caller, AskedPlaces places, String text, Reach reach) {
    var neighbours = services.exchange().neighbours();
    StixId id = StixId.parseOrNull(text);
    return id == null
        ? neighbours.nothingCalled(caller, places.places(), text)
        : neighbours.around(caller, places.places(), id, reach);
  }

  private static JsonObject json(String id, Neighbourhood found, Map<CollectionId, String> names) {
    List<JsonValue> nodes = new ArrayList<>();
    found.nodes().forEach(node -> nodes.add(json(node, names)));
    List<JsonValue> edges = new ArrayList<>();
    found.edges().forEach(edge -> edges.add(json(edge)));
    return JsonObject.builder()
        .put("id", id)
        .put("nodes", new JsonArray(nodes))
        .put("edges", new JsonArray(edges))
        .put("more", found.more())
        .build();
  }

  private static JsonObject json(Node node, Map<CollectionId, String> names) {
    Seen seen = node.seen();
    return JsonObject.builder()
        .put("id", node.id().toString())
        .put("type", node.id().type())
        .put("depth", node.depth())
        .put("object", seen == null ? JsonNull.NULL : json(seen, names))
        .build();
  }

  private static JsonObject json(Seen seen, Map<CollectionId, String> names) {
    return JsonObject.builder()
        .put("name", AdminJson.text(LookupRoutes.emptyToNull(seen.sketch().name())))
        .put("revoked", seen.sketch().revoked())
        .put("collection", seen.collection().toString())
        .put("collectionName", names.getOrDefault(seen.collection(), ""))
        .put("version", seen.version())
        .put("position", seen.position().toString())
        .put(
            "handling",
            JsonObject.builder()
                .put("tlp", seen.handling().tlp().label())
                .put("pap", seen.handling().pap().label())
                .build())
        .build();
  }

  private static JsonObject json(Edge edge) {
    StixId by = edge.by();
    return JsonObject.builder()
        .put("from", edge.from().toString())
        .put("to", edge.to().toString())
        .put("label", edge.label())
        .put("by", AdminJson.text(by == null ? null : by.toString()))
        .build();
  }

  private static Optional<String> type(String text) {
    return StixId.isTypeName(text) ? Optional.of(text) : Optional.empty();
  }
}
