package org.entente.taxii;

import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// One version of one object, without its content (TAXII 2.1 §5.3.1).
///
/// @param id the object's identifier
/// @param dateAdded when this version came into the collection
/// @param version `modified`, else `created`, else a value that stays the same
/// @param mediaType what the object can be got as
public record ManifestRecord(
    String id, DateAdded dateAdded, String version, @Nullable String mediaType) {
  static ManifestRecord from(Members members) throws Members.Malformed {
    return new ManifestRecord(
        members.string("id"),
        members.time("date_added"),
        members.string("version"),
        members.optionalString("media_type"));
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("id", id)
        .put("date_added", dateAdded.toString())
        .put("version", version)
        .putIfPresent("media_type", mediaType)
        .build();
  }
}
