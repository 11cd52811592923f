package org.entente.taxii;

import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// One object of a request to add objects (TAXII 2.1 §4.3.1).
///
/// @param id the object's identifier
/// @param version as in [ManifestRecord#version]; empty when the server did not say
/// @param message for people: what became of the object
public record StatusDetail(String id, String version, @Nullable String message) {
  static StatusDetail from(Members members) throws Members.Malformed {
    String version = members.optionalString("version");
    return new StatusDetail(
        members.string("id"), version == null ? "" : version, members.optionalString("message"));
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("id", id)
        .put("version", version)
        .putIfPresent("message", message)
        .build();
  }
}
