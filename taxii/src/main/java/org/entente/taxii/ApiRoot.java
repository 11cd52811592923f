package org.entente.taxii;

import java.util.List;
import java.util.Optional;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.taxii.http.MediaType;
import org.jspecify.annotations.Nullable;

/// One instance of the TAXII API (TAXII 2.1 §4.2.1).
///
/// @param title a name for people
/// @param description for people
/// @param versions media types with version of what the API root speaks; at least one
/// @param maxContentLength the longest request body that is accepted, in bytes, from 1
public record ApiRoot(
    String title, @Nullable String description, List<String> versions, long maxContentLength)
    implements Resource {
  public ApiRoot {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("an API root speaks at least one version");
    }
    if (maxContentLength < 1) {
      throw new IllegalArgumentException("max_content_length is positive");
    }
  }

  /// An API root that speaks TAXII 2.1.
  public static ApiRoot of(String title, @Nullable String description, long maxContentLength) {
    return new ApiRoot(title, description, List.of(MediaType.TAXII.toString()), maxContentLength);
  }

  /// Whether it says that it speaks TAXII 2.1, in any spelling of the media type.
  public boolean speaksTaxii21() {
    return versions.stream()
        .map(MediaType::tryParse)
        .flatMap(Optional::stream)
        .anyMatch(MediaType.TAXII::equals);
  }

  public static Reading<ApiRoot> read(JsonObject json) {
    return Members.read(
        json,
        members -> {
          List<String> versions = members.strings("versions");
          if (versions.isEmpty()) {
            throw members.missing("versions");
          }
          return new ApiRoot(
              members.string("title"),
              members.optionalString("description"),
              versions,
              members.number("max_content_length", 1));
        });
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("title", title)
        .putIfPresent("description", description)
        .put("versions", JsonArray.ofStrings(versions))
        .put("max_content_length", maxContentLength)
        .build();
  }
}
