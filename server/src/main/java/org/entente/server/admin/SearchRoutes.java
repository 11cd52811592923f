package org.entente.server.admin;

import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.search.Hit;
import org.entente.exchange.search.SearchFilter;
import org.entente.exchange.search.Searching;
import org.entente.exchange.search.TextSearch;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonNull;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Finding objects by their text (docs/search.md).
final class SearchRoutes {
  private static final int LIMIT_DEFAULT = 100;

  private final AdminServices services;
  private final AdminGate gate;

  SearchRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer search(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          Parameters parameters = Parameters.read(call.query());
          String text = parameters.one("query");
          String collection = parameters.one("collection");
          String after = parameters.one("after");
          long limit = parameters.number("limit", LIMIT_DEFAULT, 1, Searching.HITS_MAX);
          boolean facets = parameters.flag("facets");
          SearchFilter filter = ObjectFilter.read(parameters).forSearch();
          return Answer.of(
              place(caller, collection)
                  .then(place ->
                      services
                          .exchange()
                          .searching()
                          .find(
                              caller,
                              new Searching.Request(
                                  text == null ? "" : text,
                                  filter,
                                  place.orElse(null),
                                  after,
                                  (int) limit,
                                  facets))),
              results -> AdminGate.json(200, json(results, facets)));
        });
  }

  private Outcome<Optional<CollectionId>> place(Caller caller, @Nullable String reference) {
    return reference == null
        ? Outcome.done(Optional.empty())
        : gate.collection(caller, reference)
            .map(Visible::collection)
            .map(collection -> Optional.of(collection.id()));
  }

  private static JsonObject json(Searching.Results results, boolean facets) {
    return JsonObject.builder()
        .put(
            "hits",
            new JsonArray(results.hits().stream().<JsonValue>map(SearchRoutes::hit).toList()))
        .put("next", AdminJson.text(results.next()))
        .put("more", results.next() != null)
        .put("total", results.total())
        .put("totalIsExact", results.totalIsExact())
        .put("complete", JsonBoolean.of(results.complete()))
        .put("facets", facets ? facets(results) : JsonNull.NULL)
        .build();
  }

  private static JsonObject hit(Hit hit) {
    var entry = hit.entry();
    return JsonObject.builder()
        .put("id", entry.id().toString())
        .put("version", entry.versionText())
        .put("type", entry.id().type())
        .put("name", AdminJson.text(hit.name()))
        .put("score", JsonNumber.of((double) hit.score()))
        .put("collection", hit.collection().id().toString())
        .put("collectionName", hit.collection().name())
        .put("position", entry.position().toString())
        .put("source", entry.source())
        .put(
            "handling",
            JsonObject.builder()
                .put("tlp", entry.handling().tlp().label())
                .put("pap", entry.handling().pap().label())
                .build())
        .build();
  }

  private static JsonObject facets(Searching.Results results) {
    var all = JsonObject.builder();
    for (TextSearch.Facet facet : results.facets()) {
      all.put(
          facet.dimension().label(),
          new JsonArray(
              facet.counts().stream()
                  .<JsonValue>map(count ->
                      JsonObject.builder()
                          .put("value", count.value())
                          .put("count", count.count())
                          .build())
                  .toList()));
    }
    return all.build();
  }
}
