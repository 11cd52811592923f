package org.entente.server.taxii;

import java.util.List;
import org.entente.exchange.directory.Collections.Visible;
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
        caller ->
            Answer.of(
                services.exchange().outlook().collections(caller, root),
                visible ->
                    Answer.bytes(
                        200,
                        Gate.TAXII,
                        new CollectionList(
                                visible.stream().map(CollectionEndpoints::resource).toList())
                            .toBytes())));
  }

  Answer one(Call call) {
    return gate.collection(
        call,
        (caller, visible) ->
            Answer.of(
                services.exchange().outlook().collection(caller, visible),
                shown -> Answer.bytes(200, Gate.TAXII, resource(shown).toBytes())));
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
}
