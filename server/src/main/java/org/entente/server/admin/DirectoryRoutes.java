package org.entente.server.admin;

import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.directory.Collections;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// API roots and collections.
final class DirectoryRoutes {
  private static final String MARKINGS =
      "tlp:clear | tlp:green | tlp:amber | tlp:amber+strict | tlp:red";

  private final AdminServices services;
  private final AdminGate gate;

  DirectoryRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer apiRoots(Call call) {
    return gate.known(
        call,
        caller ->
            Answer.of(
                services.exchange().apiRoots().list(caller),
                roots ->
                    AdminGate.json(
                        200,
                        AdminJson.list(
                            "apiRoots",
                            roots,
                            root -> AdminJson.apiRoot(root, call.trace().baseUrl())))));
  }

  Answer addApiRoot(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                members ->
                    new NewApiRoot(
                        members.text("name"),
                        members.optionalText("title"),
                        members.optionalText("description"),
                        members.optionalNumber(
                            "maxContentLength",
                            ApiRoot.CONTENT_LENGTH_MIN,
                            ApiRoot.CONTENT_LENGTH_MAX)),
                request ->
                    Answer.of(
                        services
                            .exchange()
                            .apiRoots()
                            .add(
                                caller,
                                request.name,
                                request.title,
                                request.description,
                                request.maxContentLength),
                        root ->
                            AdminGate.json(201, AdminJson.apiRoot(root, call.trace().baseUrl())))));
  }

  Answer collections(Call call) {
    return gate.known(
        call,
        caller -> {
          Collections collections = services.exchange().collections();
          return Answer.of(
              caller.may(Act.SEE_DIRECTORY)
                  ? collections.listAll(caller, null)
                  : collections.list(caller, null),
              visible ->
                  AdminGate.json(
                      200, AdminJson.list("collections", visible, one -> json(call, caller, one))));
        });
  }

  Answer addCollection(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                DirectoryRoutes::newCollection,
                proposal ->
                    Answer.of(
                        services
                            .exchange()
                            .collections()
                            .add(caller, proposal)
                            .map(collection -> visible(caller, collection)),
                        visible -> AdminGate.json(201, json(call, caller, visible)))));
  }

  Answer collection(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            Answer.of(
                services.exchange().outlook().collection(caller, visible),
                shown -> AdminGate.json(200, json(call, caller, shown))));
  }

  Answer removeCollection(Call call) {
    return gate.collection(
        call,
        (caller, visible) -> {
          JsonObject before = json(call, caller, visible);
          boolean dryRun = Parameters.read(call.query()).flag("dry-run");
          if (dryRun && caller.may(Act.KEEP_COLLECTIONS)) {
            return Answer.of(
                services.exchange().outlook().collection(caller, visible),
                _ -> AdminGate.json(200, removal(before, false)));
          }
          return Answer.of(
              services.exchange().collections().remove(caller, visible.collection().id()),
              _ -> AdminGate.json(200, removal(before, true)));
        });
  }

  private static JsonObject removal(JsonObject collection, boolean removed) {
    return JsonObject.builder().put("collection", collection).put("removed", removed).build();
  }

  private static NewCollection newCollection(Members members) throws Malformed {
    String name = members.text("name");
    Validation validation =
        members.optionalValue("validation", Validation::parse, "strict | lenient");
    return new NewCollection(
        name,
        members.optionalText("apiRoot"),
        members.optionalText("alias"),
        members.optionalText("title"),
        members.optionalText("description"),
        members.optionalValue("defaultMarking", DirectoryRoutes::marking, MARKINGS),
        validation == null ? Validation.STRICT : validation);
  }

  private static Optional<Tlp> marking(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("tlp:") ? Tlp.parse(text) : Optional.empty();
  }

  private Visible visible(Caller caller, Collection collection) {
    return new Visible(collection, services.exchange().grants().rights(caller, collection.id()));
  }

  private JsonObject json(Call call, Caller caller, Visible visible) {
    Collection collection = visible.collection();
    String root = call.trace().baseUrl() + "/" + collection.apiRoot() + "/";
    String address = root + "collections/" + collection.id() + "/";
    CollectionLog.Counts counts = services.log().counts(collection.id(), caller.ceiling());
    Tlp marking = collection.defaultMarking();
    return JsonObject.builder()
        .put("id", collection.id().toString())
        .put("name", collection.name())
        .put("alias", AdminJson.text(collection.alias()))
        .put("title", collection.title())
        .put("description", AdminJson.text(collection.description()))
        .put("apiRoot", collection.apiRoot())
        .put("defaultMarking", AdminJson.text(marking == null ? null : "tlp:" + marking.label()))
        .put("validation", collection.validation().label())
        .put("created", AdminJson.time(collection.created()))
        .put("canRead", visible.rights().read())
        .put("canWrite", visible.rights().write())
        .put("objects", counts.objects())
        .put("versions", counts.versions())
        .put("last", AdminJson.position(services.log().last(collection.id())))
        .put(
            "urls",
            JsonObject.builder()
                .put("collection", address)
                .put("objects", address + "objects/")
                .put("apiRoot", root)
                .put("discovery", call.trace().baseUrl() + "/taxii2/")
                .build())
        .build();
  }

  private record NewApiRoot(
      String name,
      @Nullable String title,
      @Nullable String description,
      @Nullable Long maxContentLength) {}
}
