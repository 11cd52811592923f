package org.entente.taxii;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// A page of a collection's manifest (TAXII 2.1 §5.3.1).
///
/// @param more whether further records match
/// @param next leads to them; the resource's table does not list it, but the endpoint takes it and
///   the OASIS client asks without end when it is missing
/// @param objects the records, in the order of their coming into the collection
public record Manifest(boolean more, @Nullable String next, List<ManifestRecord> objects)
    implements Resource {
  public Manifest {
    objects = List.copyOf(objects);
  }

  public static Reading<Manifest> read(JsonObject json) {
    return Members.read(
        json,
        members ->
            new Manifest(
                members.optionalBool("more"),
                members.optionalString("next"),
                members.objects("objects", ManifestRecord::from)));
  }

  @Override
  public JsonObject toJson() {
    var json = JsonObject.builder();
    Envelope.of(more, next).putInto(json);
    if (!objects.isEmpty()) {
      json.put(
          "objects",
          new JsonArray(objects.stream().<JsonValue>map(ManifestRecord::toJson).toList()));
    }
    return json.build();
  }
}
