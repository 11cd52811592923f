package org.entente.server.admin;

import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.account.Grants;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What accounts may do with collections.
final class GrantRoutes {
  private static final String ACCESS = "read | write | read-write | none | default";

  private final AdminServices services;
  private final AdminGate gate;

  GrantRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer list(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          Parameters parameters = Parameters.read(call.query());
          String account = parameters.one("account");
          String reference = parameters.one("collection");
          return Answer.of(
              collection(caller, reference)
                  .then(id -> services.exchange().grants().list(caller, account, id.orElse(null))),
              grants -> AdminGate.json(200, AdminJson.list("grants", grants, this::json)));
        });
  }

  Answer set(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                members ->
                    new Request(
                        members.text("account"),
                        members.text("collection"),
                        members.value("access", GrantRoutes::access, ACCESS)),
                request ->
                    Answer.of(
                        gate.collection(caller, request.collection)
                            .then(visible -> set(caller, request, visible)),
                        json -> AdminGate.json(200, json))));
  }

  private Outcome<JsonObject> set(Caller caller, Request request, Visible visible) {
    Collection collection = visible.collection();
    return services
        .exchange()
        .grants()
        .set(caller, request.account, collection.id(), request.access.grant)
        .map(given ->
            given.isEmpty()
                ? JsonObject.builder()
                    .put("account", request.account)
                    .put("collection", collection.id().toString())
                    .put("collectionName", collection.name())
                    .put("access", "default")
                    .build()
                : json(given.getFirst()));
  }

  private JsonObject json(Grants.Given given) {
    return AdminJson.grant(
        given,
        services
            .exchange()
            .collections()
            .get(given.collection())
            .map(Collection::name)
            .orElse(null));
  }

  private Outcome<Optional<CollectionId>> collection(Caller caller, @Nullable String reference) {
    return reference == null
        ? Outcome.done(Optional.empty())
        : gate.collection(caller, reference).map(visible -> Optional.of(visible.collection().id()));
  }

  private static Optional<Access> access(String text) {
    return text.equals("default")
        ? Optional.of(new Access(null))
        : Grant.parse(text).map(Access::new);
  }

  private record Request(String account, String collection, Access access) {}

  /// @param grant null = none was given or denied, so that the role decides
  private record Access(@Nullable Grant grant) {}
}
