package org.entente.taxii;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A collection, as the account that asks may use it (TAXII 2.1 §5.2.1).
///
/// @param id the identifier, which stands in URLs. The specification wants a version 4 UUID;
///   servers in the field have others, so that any text of 1 to [#ID_LENGTH_MAX] characters is
///   taken
/// @param title a name for people
/// @param description for people
/// @param alias a name that may stand in URLs for the identifier
/// @param canRead whether objects may be got
/// @param canWrite whether objects may be added
/// @param mediaTypes of the objects; empty = `application/stix+json`
public record TaxiiCollection(
    String id,
    String title,
    @Nullable String description,
    @Nullable String alias,
    boolean canRead,
    boolean canWrite,
    List<String> mediaTypes)
    implements Resource {
  /// The longest identifier and alias, in characters.
  public static final int ID_LENGTH_MAX = 250;

  public TaxiiCollection {
    mediaTypes = List.copyOf(mediaTypes);
    if (!isName(id) || (alias != null && !isName(alias))) {
      throw new IllegalArgumentException("identifier or alias is empty or too long");
    }
  }

  public static Reading<TaxiiCollection> read(JsonObject json) {
    return Members.read(json, TaxiiCollection::from);
  }

  static TaxiiCollection from(Members members) throws Members.Malformed {
    String id = members.string("id");
    String alias = members.optionalString("alias");
    if (!isName(id)) {
      throw members.invalid("id");
    }
    return new TaxiiCollection(
        id,
        members.string("title"),
        members.optionalString("description"),
        alias != null && isName(alias) ? alias : null,
        members.bool("can_read"),
        members.bool("can_write"),
        members.strings("media_types"));
  }

  @Override
  public JsonObject toJson() {
    var json =
        JsonObject.builder()
            .put("id", id)
            .put("title", title)
            .putIfPresent("description", description)
            .putIfPresent("alias", alias)
            .put("can_read", canRead)
            .put("can_write", canWrite);
    if (!mediaTypes.isEmpty()) {
      json.put("media_types", JsonArray.ofStrings(mediaTypes));
    }
    return json.build();
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= ID_LENGTH_MAX;
  }
}
