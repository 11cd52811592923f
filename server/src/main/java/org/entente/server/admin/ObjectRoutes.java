package org.entente.server.admin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.entente.stix.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// One object, in whichever collections it is.
final class ObjectRoutes {
  private static final String VERSIONS = "first | last | all | 2026-01-31T00:00:00.000Z";
  private static final Page.Bounds BOUNDS = new Page.Bounds(1_000, 16L << 20);

  private final AdminServices services;
  private final AdminGate gate;

  ObjectRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer get(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          Request request = request(call);
          return Answer.of(
              places(caller, request).then(places -> found(caller, request, places)),
              found -> AdminGate.bytes(found(request, found)));
        });
  }

  private Outcome<Map<Collection, Page>> found(
      Caller caller, Request request, List<Visible> places) {
    var reading = services.exchange().reading();
    StixId id = request.id;
    if (id == null) {
      return reading.nothingCalled(caller, "", request.text);
    }
    if (places.size() == 1 && !places.getFirst().rights().read()) {
      // Named by the caller: the domain says that it is forbidden.
      CollectionId named = places.getFirst().collection().id();
      return reading
          .object(caller, named, id, request.versions, Position.START, BOUNDS)
          .map(_ -> Map.of());
    }
    var byId = new LinkedHashMap<CollectionId, Collection>();
    places.forEach(place -> byId.put(place.collection().id(), place.collection()));
    return reading
        .object(caller, List.copyOf(byId.keySet()), id, request.versions, BOUNDS)
        .map(pages -> {
          var found = new LinkedHashMap<Collection, Page>();
          byId.forEach((key, collection) -> {
            Page page = pages.get(key);
            if (page != null) {
              found.put(collection, page);
            }
          });
          return found;
        });
  }

  private static byte[] found(Request request, Map<Collection, Page> found) {
    var entries = new ByteArrayOutputStream();
    found.forEach(
        (collection, page) -> page.entries().forEach(entry -> append(entries, collection, entry)));
    var body = new ByteArrayOutputStream(entries.size() + 128);
    body.writeBytes(utf8("{\"id\":" + JsonWriter.quoted(request.text) + ",\"found\":["));
    body.writeBytes(entries.toByteArray());
    body.writeBytes(utf8("]}"));
    return body.toByteArray();
  }

  /// The object's own bytes go in as they are: numbers keep their spelling, members their order.
  private static void append(ByteArrayOutputStream out, Collection collection, Entry entry) {
    String head =
        JsonObject.builder()
            .put("collection", collection.id().toString())
            .put("collectionName", collection.name())
            .put("position", entry.position().toString())
            .put("version", entry.versionText())
            .put("source", entry.source())
            .put(
                "handling",
                JsonObject.builder()
                    .put("tlp", entry.handling().tlp().label())
                    .put("pap", entry.handling().pap().label())
                    .build())
            .build()
            .toString();
    if (out.size() > 0) {
      out.write(',');
    }
    out.writeBytes(head.substring(0, head.length() - 1).getBytes(StandardCharsets.UTF_8));
    out.writeBytes(utf8(",\"object\":"));
    var content = entry.content();
    out.write(content.array(), content.offset(), content.length());
    out.write('}');
  }

  Answer delete(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          Request request = request(call);
          boolean dryRun = Parameters.read(call.query()).flag("dry-run");
          return Answer.of(
              places(caller, request).then(places -> removed(caller, request, places, dryRun)),
              removed ->
                  AdminGate.json(
                      200,
                      JsonObject.builder()
                          .put("id", request.text)
                          .put("removed", new JsonArray(removed))
                          .put("dryRun", dryRun)
                          .build()));
        });
  }

  /// Each collection is a commit of its own, with a record of its own.
  private Outcome<List<JsonValue>> removed(
      Caller caller, Request request, List<Visible> places, boolean dryRun) {
    var removal = services.exchange().removal();
    StixId id = request.id;
    if (id == null) {
      return removal.nothingCalled(caller, "", request.text);
    }
    List<Visible> concerned =
        request.collection != null
            ? places
            : places.stream()
                .filter(place -> place.rights().delete())
                .filter(place ->
                    services.exchange().reading().shows(caller, place.collection().id(), id))
                .toList();
    if (concerned.isEmpty()) {
      return removal.nothingCalled(caller, "", request.text);
    }
    Refusal refused = null;
    var removed = new ArrayList<JsonValue>();
    for (Visible place : concerned) {
      var collection = place.collection();
      Outcome<List<Removed>> outcome =
          dryRun
              ? removal.preview(caller, collection.id(), id, request.versions)
              : removal.remove(caller, collection.id(), id, request.versions);
      switch (outcome) {
        case Outcome.Refused<List<Removed>>(var refusal) -> refused = graver(refused, refusal);
        case Outcome.Done<List<Removed>>(var all) ->
            all.forEach(one -> removed.add(removal(collection, one)));
      }
    }
    boolean failed = refused != null && refused.code() != RefusalCode.OBJECT_NOT_FOUND;
    return refused != null && (removed.isEmpty() || failed)
        ? Outcome.refused(refused)
        : Outcome.done(removed);
  }

  private static JsonObject removal(Collection collection, Removed removed) {
    StixTimestamp version = removed.version();
    return JsonObject.builder()
        .put("collection", collection.id().toString())
        .put("collectionName", collection.name())
        .put("version", version == null ? removed.position().toString() : version.text())
        .put("position", removed.position().toString())
        .build();
  }

  /// That an object is not in one collection matters only when it is in none: any other refusal
  /// comes first.
  private static Refusal graver(@Nullable Refusal before, Refusal now) {
    return before == null || before.code() == RefusalCode.OBJECT_NOT_FOUND ? now : before;
  }

  /// The collection that the request names, or all that exist for the caller.
  private Outcome<List<Visible>> places(Caller caller, Request request) {
    return request.collection != null
        ? gate.collection(caller, request.collection).map(List::of)
        : Outcome.done(services.exchange().outlook().reachable(caller));
  }

  private static Request request(Call call) throws Malformed {
    Parameters parameters = Parameters.read(call.query());
    Selection.Versions versions = parameters.one("version", ObjectRoutes::versions, VERSIONS);
    String text = call.parameter("id");
    return new Request(
        text,
        StixId.parseOrNull(text),
        versions == null ? Selection.Versions.LAST : versions,
        parameters.one("collection"));
  }

  private static Optional<Selection.Versions> versions(String text) {
    return switch (text) {
      case "first" -> Optional.of(Selection.Versions.FIRST);
      case "last" -> Optional.of(Selection.Versions.LAST);
      case "all" -> Optional.of(Selection.Versions.ALL);
      default -> StixTimestamp.tryParse(text).map(Selection.Versions::exactly);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// @param text the id as it came
  /// @param id null when that is no STIX identifier, so that nothing can have it
  private record Request(
      String text, @Nullable StixId id, Selection.Versions versions, @Nullable String collection) {}
}
