package org.entente.exchange.search;

import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Entry;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.jspecify.annotations.Nullable;

/// One object that was found. Immutable.
///
/// @param collection where it is
/// @param entry the version that was found
/// @param name what people call it, at most [#NAME_LENGTH_MAX] characters; null if nothing
/// @param score how well it fits, to be compared within one search only
public record Hit(Collection collection, Entry entry, @Nullable String name, float score) {
  /// The longest name that is told, in characters.
  public static final int NAME_LENGTH_MAX = 200;

  /// What may serve as a name, best first.
  private static final String[] NAMING = {
    "name",
    "value",
    "subject",
    "key",
    "path",
    "display_name",
    "account_login",
    "user_id",
    "abstract",
    "product",
    "opinion",
    "relationship_type",
    "description",
    "content"
  };

  static Hit of(Collection collection, Entry entry, float score) {
    return new Hit(collection, entry, name(entry.content()), score);
  }

  private static @Nullable String name(Content content) {
    var reader = new JsonReader(JsonLimits.DEFAULTS);
    if (reader.read(content.array(), content.offset(), content.length())
        instanceof JsonRead.Value(JsonObject json)) {
      for (String property : NAMING) {
        if (json.get(property) instanceof JsonString(var text) && !text.isBlank()) {
          return cut(text);
        }
      }
    }
    return null;
  }

  private static String cut(String text) {
    if (text.length() <= NAME_LENGTH_MAX) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(NAME_LENGTH_MAX - 2));
    return text.substring(0, NAME_LENGTH_MAX - (inPair ? 2 : 1)) + '…';
  }
}
