package org.entente.server.admin;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Scope;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.SecretAccess;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Tokens.
final class TokenRoutes {
  private static final String USES = "read | write | admin";

  private final AdminServices services;
  private final AdminGate gate;

  TokenRoutes(AdminServices services, AdminGate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer list(Call call) {
    return gate.knownOrMalformed(
        call,
        caller -> {
          String account = Parameters.read(call.query()).one("account");
          return Answer.of(
              services.exchange().tokens().list(caller, account),
              tokens -> AdminGate.json(200, AdminJson.list("tokens", tokens, AdminJson::token)));
        });
  }

  Answer create(Call call) {
    return gate.knownOrMalformed(
        call,
        caller ->
            gate.body(
                call,
                members -> request(members, caller),
                request ->
                    Answer.of(
                        scope(caller, request)
                            .then(scope ->
                                services
                                    .exchange()
                                    .tokens()
                                    .create(
                                        caller,
                                        request.account,
                                        request.label,
                                        scope,
                                        request.life)),
                        issued ->
                            AdminGate.json(
                                201,
                                JsonObject.builder()
                                    .put("token", AdminJson.token(issued.token()))
                                    .put("secret", issued.secret().reveal(SecretAccess.GRANTED))
                                    .build()))));
  }

  Answer revoke(Call call) {
    return gate.known(
        call,
        caller ->
            Answer.of(
                services.exchange().tokens().revoke(caller, call.parameter("id")),
                token ->
                    AdminGate.json(
                        200, JsonObject.builder().put("token", AdminJson.token(token)).build())));
  }

  private static Request request(Members members, Caller caller) throws Malformed {
    String account = members.optionalText("account");
    if (account == null && caller.proof() == Caller.Proof.DIRECTORY) {
      throw new Malformed(ServerCode.MEMBER_MISSING, "account");
    }
    String label = members.optionalText("label");
    List<Scope.Use> uses = members.optionalList("scopes", Scope.Use::parse, USES);
    List<String> collections = members.optionalList("collections", Optional::of, "\"…\"");
    Duration life = members.optionalValue("life", TokenRoutes::life, "\"90d\" | \"12h\"");
    if (uses != null && uses.isEmpty()) {
      throw new Malformed(ServerCode.MEMBER_INVALID, "scopes", "[" + USES + "]");
    }
    return new Request(
        account == null ? caller.account() : account,
        label == null ? "" : label,
        uses == null ? Scope.FULL.uses() : Set.copyOf(uses),
        collections == null ? List.of() : collections,
        life);
  }

  /// The scope that is asked for; collections may be named by id, alias or name.
  private Outcome<Scope> scope(Caller caller, Request request) {
    var ids = new HashSet<CollectionId>();
    for (String reference : request.collections) {
      switch (gate.collection(caller, reference)) {
        case Outcome.Refused<Visible>(var refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Done<Visible>(var visible) -> ids.add(visible.collection().id());
      }
    }
    return Outcome.done(new Scope(request.uses, ids));
  }

  /// A time span such as `90d`, `12h` or `30m`.
  private static Optional<Duration> life(String text) {
    if (!text.matches("[1-9][0-9]{0,4}[dhm]")) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return Optional.of(
        switch (text.charAt(text.length() - 1)) {
          case 'd' -> Duration.ofDays(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofMinutes(number);
        });
  }

  private record Request(
      String account,
      String label,
      Set<Scope.Use> uses,
      List<String> collections,
      @Nullable Duration life) {}
}
