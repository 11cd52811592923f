package org.entente.server.taxii;

import java.util.List;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.server.edge.Answer;
import org.entente.server.edge.Call;
import org.entente.taxii.CollectionList;
import org.entente.taxii.TaxiiCollection;
import org.entente.taxii.http.MediaType;

/// The collections of an API root (TAXII 2.1 §5.1, §5.2), as far as they exist for the caller.
final class CollectionEndpoints {
  private static final List<String> MEDIA_TYPES = List.of(MediaType.STIX.toString());

  private final TaxiiServices services;
  private final Gate gate;

  CollectionEndpoints(TaxiiServices services, Gate gate) {
    this.services = services;
    this.gate = gate;
  }

  Answer list(Call call) {
    String root = call.parameter("root");
    return gate.known(
        call,
        caller -> {
          if (services.exchange().apiRoots().get(root).isEmpty()) {
            return Answer.of(
                Gate.notFound(RefusalCode.API_ROOT_NOT_FOUND, root, call.trace().id()),
                _ -> nothing());
          }
          return Answer.of(
              services.exchange().collections().list(caller, root),
              visible ->
                  Answer.bytes(
                      200,
                      Gate.TAXII,
                      new CollectionList(
                              visible.stream()
                                  .filter(one -> one.rights().any())
                                  .map(CollectionEndpoints::resource)
                                  .toList())
                          .toBytes()));
        });
  }

  Answer one(Call call) {
    return gate.collection(
        call, (_, visible) -> Answer.bytes(200, Gate.TAXII, resource(visible).toBytes()));
  }

  private static TaxiiCollection resource(Visible visible) {
    var collection = visible.collection();
    return new TaxiiCollection(
        collection.id().toString(),
        collection.title(),
        collection.description(),
        collection.alias(),
        visible.rights().read(),
        visible.rights().write(),
        MEDIA_TYPES);
  }

  private static Answer nothing() {
    return Answer.bytes(200, Gate.TAXII, new byte[0]);
  }
}
