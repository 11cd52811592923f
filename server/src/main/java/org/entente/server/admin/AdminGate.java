package org.entente.server.admin;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Body;
import org.entente.server.edge.Call;
import org.entente.server.edge.Door;
import org.entente.server.edge.SignIn;
import org.entente.server.refusal.Denial;
import org.entente.server.refusal.ServerCode;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.taxii.http.MediaType;
import org.jspecify.annotations.Nullable;

/// What every admin route asks first: does the request come from a page of another site, and who is
/// asking. A token says it over HTTPS and over the local socket; without one, whoever could open
/// the socket is the owner of the directory. Passwords are never taken with a request, since
/// browsers remember and repeat them.
final class AdminGate {
  static final String JSON = "application/json";
  static final String JSON_LINES = "application/x-ndjson";

  /// The longest JSON body.
  static final int BODY_BYTES_MAX = 1 << 20;

  private static final JsonLimits LIMITS = JsonLimits.DEFAULTS.withDepth(16);

  private final AdminServices services;

  AdminGate(AdminServices services) {
    this.services = services;
  }

  /// Lets in anybody whose request is not forged by a page of another site.
  Answer anybody(Call call, Attempt then) {
    if (isCrossSite(call)) {
      return call.deny(ServerCode.CROSS_SITE);
    }
    try {
      return then.answer();
    } catch (Malformed malformed) {
      return new Answer.Denied(
          Denial.of(malformed.code(), call.trace().id(), malformed.arguments())
              .at(malformed.where()));
    }
  }

  /// Lets in whoever is known.
  Answer known(Call call, Function<Caller, Answer> then) {
    return knownOrMalformed(call, then::apply);
  }

  /// As [#known], where reading the query may fail.
  Answer knownOrMalformed(Call call, Entrance then) {
    return anybody(
        call,
        () -> {
          boolean shown = SignIn.showsAnything(call);
          if (shown && !SignIn.showsToken(call)) {
            return call.deny(ServerCode.BEARER_ONLY);
          }
          if (!shown && call.trace().door() == Door.LOCAL) {
            return then.enter(SignIn.speaking(call, Caller.local(call.trace().localUser())));
          }
          return switch (services.signIn().bearer(call)) {
            case Outcome.Refused<Caller>(var refusal) -> new Answer.Denied(Denial.of(refusal));
            case Outcome.Done<Caller>(var caller) -> then.enter(caller);
          };
        });
  }

  /// Lets in whoever knows the collection that the path names.
  Answer collection(Call call, CollectionEntrance then) {
    return knownOrMalformed(
        call,
        caller -> {
          Outcome<Visible> found = collection(caller, call.parameter("collection"));
          return switch (found) {
            case Outcome.Refused<Visible>(var refusal) -> new Answer.Denied(Denial.of(refusal));
            case Outcome.Done<Visible>(var visible) -> then.enter(caller, visible);
          };
        });
  }

  /// The collection called so: whoever keeps collections knows all of them.
  Outcome<Visible> collection(Caller caller, String reference) {
    var collections = services.exchange().collections();
    return caller.may(Act.SEE_DIRECTORY)
        ? collections.findAny(caller, reference)
        : collections.find(caller, null, reference);
  }

  /// Reads the request's JSON object.
  <T> Answer body(Call call, Members.Form<T> form, Function<T, Answer> then) throws Malformed {
    if (!MediaType.tryParse(String.valueOf(call.header("Content-Type")))
        .filter(type -> type.type().equals("application") && type.subtype().equals("json"))
        .isPresent()) {
      return call.deny(
          ServerCode.MEDIA_TYPE_UNSUPPORTED, String.join(", ", call.headers("Content-Type")), JSON);
    }
    return switch (call.body(BODY_BYTES_MAX)) {
      case Body.Refused refused -> call.deny(refused);
      case Body.Whole(var array, var length) ->
          switch (new JsonReader(LIMITS).read(array, 0, length)) {
            case JsonRead.Value(JsonObject json) -> {
              var members = new Members(json);
              T request = form.read(members);
              members.end();
              yield then.apply(request);
            }
            case JsonRead.Value _ -> call.deny(ServerCode.BODY_NOT_JSON, "{…}");
            case JsonRead.Refused refused ->
                call.deny(
                    ServerCode.BODY_NOT_JSON,
                    org.entente.stix.Finding.of(refused.problem())
                        .message(call.trace().language()));
          };
    };
  }

  /// Browsers say where a request comes from; programs say nothing.
  private static boolean isCrossSite(Call call) {
    String site = call.header("Sec-Fetch-Site");
    if (site != null) {
      String value = site.strip().toLowerCase(Locale.ROOT);
      if (!value.equals("same-origin") && !value.equals("none")) {
        return true;
      }
    }
    List<String> origins = call.headers("Origin");
    return origins.stream().anyMatch(origin -> !origin.equals(call.trace().baseUrl()));
  }

  /// Something that may find the request malformed.
  @FunctionalInterface
  interface Attempt {
    Answer answer() throws Malformed;
  }

  /// What happens behind the gate.
  @FunctionalInterface
  interface Entrance {
    Answer enter(Caller caller) throws Malformed;
  }

  /// What happens behind the gate, with a collection.
  @FunctionalInterface
  interface CollectionEntrance {
    Answer enter(Caller caller, Visible collection) throws Malformed;
  }

  static Answer.Whole json(int status, JsonObject json) {
    return Answer.json(status, JSON, json);
  }

  static Answer.Whole bytes(byte[] json) {
    return Answer.bytes(200, JSON, json);
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
