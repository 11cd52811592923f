package org.entente.taxii;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;

/// The collections of an API root that an account may use (TAXII 2.1 §5.1.1).
public record CollectionList(List<TaxiiCollection> collections) implements Resource {
  public CollectionList {
    collections = List.copyOf(collections);
  }

  public static Reading<CollectionList> read(JsonObject json) {
    return Members.read(
        json, members -> new CollectionList(members.objects("collections", TaxiiCollection::from)));
  }

  @Override
  public JsonObject toJson() {
    var json = JsonObject.builder();
    if (!collections.isEmpty()) {
      json.put(
          "collections",
          new JsonArray(collections.stream().<JsonValue>map(TaxiiCollection::toJson).toList()));
    }
    return json.build();
  }
}
