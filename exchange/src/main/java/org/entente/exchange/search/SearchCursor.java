package org.entente.exchange.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;

/// Where a search goes on, as the asker keeps it: Base64 of
///
/// ```
/// bytes 0–7     the beginning of the question's digest
/// bytes 8–11    score
/// bytes 12–19   position
/// bytes 20–35   collection
/// ```
///
/// It tells nothing that the page before did not, and gives no right: whoever makes one up begins
/// at another place of what they may see anyhow.
final class SearchCursor {
  /// The length of a cursor, in characters.
  static final int LENGTH = 48;

  private static final int BYTES = 36;
  private static final int DIGEST_BYTES = 8;

  private SearchCursor() {}

  static String write(byte[] question, TextSearch.Place place) {
    UUID collection = place.collection().uuid();
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .put(question, 0, DIGEST_BYTES)
            .putFloat(place.score())
            .putLong(place.position().micros())
            .putLong(collection.getMostSignificantBits())
            .putLong(collection.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// The place in `text`; empty when it is no cursor, or one of another question.
  static Optional<TextSearch.Place> read(byte[] question, String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      byte[] digest = new byte[DIGEST_BYTES];
      bytes.get(digest);
      if (!Arrays.equals(digest, Arrays.copyOf(question, DIGEST_BYTES))) {
        return Optional.empty();
      }
      float score = bytes.getFloat();
      var position = new Position(bytes.getLong());
      var collection = new CollectionId(new UUID(bytes.getLong(), bytes.getLong()));
      return Optional.of(new TextSearch.Place(score, position, collection));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
