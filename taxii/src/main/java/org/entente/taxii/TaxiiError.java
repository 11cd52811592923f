package org.entente.taxii;

import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Why a request was refused (TAXII 2.1 §3.6.1). Every property means what the server makes of it.
///
/// @param title for people
/// @param description for people
/// @param errorId names this one occurrence
/// @param errorCode names this kind of error
/// @param httpStatus the HTTP status of the response, as text: `404`
/// @param externalDetails a URL with more
/// @param details more, for machines; empty if there is nothing
public record TaxiiError(
    String title,
    @Nullable String description,
    @Nullable String errorId,
    @Nullable String errorCode,
    @Nullable String httpStatus,
    @Nullable String externalDetails,
    JsonObject details)
    implements Resource {
  /// Reads an error message. Since it comes when something went wrong already, a missing title and
  /// an HTTP status that is a number are let pass.
  public static Reading<TaxiiError> read(JsonObject json) {
    return Members.read(
        json,
        members -> {
          String title = members.optionalString("title");
          return new TaxiiError(
              title == null ? "" : title,
              members.optionalString("description"),
              members.optionalString("error_id"),
              members.optionalString("error_code"),
              members.get("http_status") instanceof JsonNumber number
                  ? number.toString()
                  : members.optionalString("http_status"),
              members.optionalString("external_details"),
              members.object("details"));
        });
  }

  @Override
  public JsonObject toJson() {
    var json =
        JsonObject.builder()
            .put("title", title)
            .putIfPresent("description", description)
            .putIfPresent("error_id", errorId)
            .putIfPresent("error_code", errorCode)
            .putIfPresent("http_status", httpStatus)
            .putIfPresent("external_details", externalDetails);
    if (!details.isEmpty()) {
      json.put("details", details);
    }
    return json.build();
  }
}
