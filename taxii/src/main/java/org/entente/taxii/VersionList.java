package org.entente.taxii;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A page of an object's versions (TAXII 2.1 §5.8.1).
///
/// @param more whether further versions match
/// @param next leads to them, see [Manifest]
/// @param versions as in [ManifestRecord#version]
public record VersionList(boolean more, @Nullable String next, List<String> versions)
    implements Resource {
  public VersionList {
    versions = List.copyOf(versions);
  }

  public static Reading<VersionList> read(JsonObject json) {
    return Members.read(
        json,
        members ->
            new VersionList(
                members.optionalBool("more"),
                members.optionalString("next"),
                members.strings("versions")));
  }

  @Override
  public JsonObject toJson() {
    var json = JsonObject.builder();
    Envelope.of(more, next).putInto(json);
    if (!versions.isEmpty()) {
      json.put("versions", JsonArray.ofStrings(versions));
    }
    return json.build();
  }
}
