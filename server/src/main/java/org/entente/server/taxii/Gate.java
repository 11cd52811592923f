package org.entente.server.taxii;

import java.util.List;
import java.util.function.Function;
import org.entente.exchange.access.Caller;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.server.refusal.ServerCode;
import org.entente.taxii.http.ContentNegotiation;
import org.entente.taxii.http.MediaType;

/// What every endpoint asks first, in this order: can the client take what we send (406), who is it
/// (401), does the collection exist for them (404). What they may do with it is for the domain to
/// say.
final class Gate {
  static final String TAXII = MediaType.TAXII.toString();

  private static final List<MediaType> OFFERED = List.of(MediaType.TAXII);

  private final TaxiiServices services;

  Gate(TaxiiServices services) {
    this.services = services;
  }

  /// Lets in whoever is known.
  Answer known(Call call, Function<Caller, Answer> then) {
    List<String> accept = call.headers("Accept");
    // Most clients say exactly this.
    boolean plainly = accept.size() == 1 && accept.getFirst().equals(TAXII);
    if (!plainly && ContentNegotiation.choose(accept, OFFERED).isEmpty()) {
      return call.deny(ServerCode.NOT_ACCEPTABLE, TAXII);
    }
    return Answer.of(services.signIn().any(call), then);
  }

  /// Lets in whoever knows the collection that the path names, by id, name or alias.
  Answer collection(Call call, Entrance then) {
    return known(
        call,
        caller ->
            Answer.of(
                services
                    .exchange()
                    .collections()
                    .find(caller, call.parameter("root"), call.parameter("collection")),
                visible -> then.enter(caller, visible)));
  }

  /// What happens behind the gate.
  @FunctionalInterface
  interface Entrance {
    Answer enter(Caller caller, Visible collection);
  }
}
