package org.entente.server.taxii;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.taxii.Discovery;

/// Discovery and API roots (TAXII 2.1 §4.1, §4.2). An API root often stands for a trust group: who
/// has nothing in it is not told that it exists. The default one exists for everybody.
final class ServerInformation {
  private final TaxiiServices services;
  private final Gate gate;

  ServerInformation(TaxiiServices services, Gate gate) {
    this.services = services;
    this.gate = gate;
  }

  /// Absolute addresses, since clients differ in how they resolve relative ones.
  Answer discovery(Call call) {
    return gate.known(
        call,
        caller ->
            Answer.of(
                roots(caller),
                roots -> {
                  List<String> urls =
                      roots.stream()
                          .map(root -> call.trace().baseUrl() + "/" + root.name() + "/")
                          .toList();
                  var config = services.config();
                  return Answer.bytes(
                      200,
                      Gate.TAXII,
                      new Discovery(
                              config.name(),
                              null,
                              config.contact().isEmpty() ? null : config.contact(),
                              urls.getFirst(),
                              urls)
                          .toBytes());
                }));
  }

  Answer apiRoot(Call call) {
    String name = call.parameter("root");
    return gate.known(
        call,
        caller ->
            Answer.of(
                roots(caller)
                    .then(roots ->
                        roots.stream()
                            .filter(root -> root.name().equals(name))
                            .findFirst()
                            .map(Outcome::done)
                            .orElseGet(() ->
                                Gate.notFound(
                                    RefusalCode.API_ROOT_NOT_FOUND, name, call.trace().id()))),
                root ->
                    Answer.bytes(
                        200,
                        Gate.TAXII,
                        org.entente.taxii.ApiRoot.of(
                                root.title(), root.description(), bodyBytesMax(services, root))
                            .toBytes())));
  }

  /// What an API root takes, which the node as a whole may bound further.
  static long bodyBytesMax(TaxiiServices services, ApiRoot root) {
    return Math.min(root.maxContentLength(), services.config().limits().bodyBytes());
  }

  /// The API roots that exist for the caller, the default one first.
  private Outcome<List<ApiRoot>> roots(Caller caller) {
    List<ApiRoot> all = services.exchange().apiRoots().all();
    if (caller.may(Act.SEE_DIRECTORY)) {
      return Outcome.done(all);
    }
    return services
        .exchange()
        .collections()
        .list(caller, null)
        .map(visible -> {
          Set<String> known =
              visible.stream().map(one -> one.collection().apiRoot()).collect(Collectors.toSet());
          return all.stream()
              .filter(
                  root -> root.name().equals(ApiRoot.DEFAULT_NAME) || known.contains(root.name()))
              .toList();
        });
  }
}
