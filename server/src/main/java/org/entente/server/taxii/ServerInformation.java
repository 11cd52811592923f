package org.entente.server.taxii;

import java.util.List;
import org.entente.exchange.collection.ApiRoot;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.taxii.Discovery;

/// Discovery and API roots (TAXII 2.1 §4.1, §4.2), as far as they exist for the caller.
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
                services.exchange().outlook().apiRoots(caller),
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
                services.exchange().outlook().apiRoot(caller, name),
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
}
