package org.entente.server.admin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.Collection;
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
import org.entente.server.refusal.Denial;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
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
          return switch (places(caller, request, visible -> visible.rights().read())) {
            case Outcome.Refused<List<Visible>>(var refusal) ->
                new Answer.Denied(Denial.of(refusal));
            case Outcome.Done<List<Visible>>(var places) -> get(call, caller, request, places);
          };
        });
  }

  private Answer get(Call call, Caller caller, Request request, List<Visible> places) {
    StixId id = request.id;
    if (id == null) {
      return missing(call, request, null);
    }
    Refusal refused = null;
    var found = new ByteArrayOutputStream();
    for (Visible place : places) {
      Outcome<Page> outcome =
          services
              .exchange()
              .reading()
              .object(
                  caller, place.collection().id(), id, request.versions, Position.START, BOUNDS);
      switch (outcome) {
        case Outcome.Refused<Page>(var refusal) -> refused = graver(refused, refusal);
        case Outcome.Done<Page>(var page) ->
            page.entries().forEach(entry -> append(found, place.collection(), entry));
      }
    }
    if (found.size() == 0) {
      return missing(call, request, refused);
    }
    var body = new ByteArrayOutputStream(found.size() + 128);
    body.writeBytes(ascii("{\"id\":" + org.entente.stix.json.JsonWriter.quoted(request.text)));
    body.writeBytes(ascii(",\"found\":["));
    body.writeBytes(found.toByteArray());
    body.writeBytes(ascii("]}"));
    return Answer.bytes(200, AdminGate.JSON, body.toByteArray());
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
    out.writeBytes(ascii(",\"object\":"));
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
          return switch (places(caller, request, visible -> visible.rights().delete())) {
            case Outcome.Refused<List<Visible>>(var refusal) ->
                new Answer.Denied(Denial.of(refusal));
            case Outcome.Done<List<Visible>>(var places) ->
                delete(call, caller, request, places, dryRun);
          };
        });
  }

  private Answer delete(
      Call call, Caller caller, Request request, List<Visible> places, boolean dryRun) {
    StixId id = request.id;
    if (id == null) {
      return missing(call, request, null);
    }
    Refusal refused = null;
    var removed = new ArrayList<JsonValue>();
    var removal = services.exchange().removal();
    for (Visible place : places) {
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
    if (removed.isEmpty() || failed) {
      return missing(call, request, refused);
    }
    return AdminGate.json(
        200,
        JsonObject.builder()
            .put("id", request.text)
            .put("removed", new JsonArray(removed))
            .put("dryRun", dryRun)
            .build());
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

  private static Answer missing(Call call, Request request, @Nullable Refusal refused) {
    Refusal refusal =
        refused != null
            ? refused
            : new Refusal(
                RefusalCode.OBJECT_NOT_FOUND,
                List.of(request.text),
                call.trace().id(),
                List.of(),
                null);
    return new Answer.Denied(Denial.of(refusal));
  }

  private Outcome<List<Visible>> places(
      Caller caller, Request request, java.util.function.Predicate<Visible> usable) {
    if (request.collection != null) {
      return gate.collection(caller, request.collection).map(List::of);
    }
    return services
        .exchange()
        .collections()
        .list(caller, null)
        .map(all -> all.stream().filter(usable).toList());
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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// @param text the id as it came
  /// @param id null when that is no STIX identifier, so that nothing can have it
  private record Request(
      String text, @Nullable StixId id, Selection.Versions versions, @Nullable String collection) {}
}
