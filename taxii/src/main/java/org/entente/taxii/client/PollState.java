package org.entente.taxii.client;

import java.net.URI;
import java.util.Optional;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.taxii.DateAdded;
import org.entente.taxii.query.FilteredEndpoint;
import org.entente.taxii.query.Filters;
import org.jspecify.annotations.Nullable;

/// Where a client stands in a collection: what it asks for, and how far it got. Everything needed
/// to go on after a restart, and nothing secret. Immutable.
///
/// @param collection the collection's URL, with a slash at its end
/// @param filters what to ask next: the same match from first to last, `added_after`, and `next` in
///   the midst of a run of pages
/// @param reached the latest date added that was seen; null as long as there was none. The way on
///   when the server no longer knows its `next` value
public record PollState(URI collection, Filters filters, @Nullable DateAdded reached) {
  /// The longest text that [#fromText] reads, in characters.
  public static final int TEXT_LENGTH_MAX = 256 * 1024;

  private static final int FORMAT = 1;

  public PollState {
    collection = Urls.folder(collection);
  }

  /// The start of a collection.
  public static PollState start(URI collection, Filters filters) {
    return new PollState(collection, filters, null);
  }

  /// The state as one line of JSON, to be kept.
  public String toText() {
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("collection", collection.toString())
        .put("query", filters.toQuery(FilteredEndpoint.OBJECTS))
        .putIfPresent("reached", reached == null ? null : reached.toString())
        .build()
        .toString();
  }

  /// Reads what [#toText] wrote; empty when it is anything else, or of a later version.
  public static Optional<PollState> fromText(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new JsonReader(JsonLimits.DEFAULTS).read(bytes)
            instanceof JsonRead.Value(JsonObject json)
        ? from(json)
        : Optional.empty();
  }

  private static Optional<PollState> from(JsonObject json) {
    String collection = json.string("collection");
    String query = json.string("query");
    String reached = json.string("reached");
    if (!JsonNumber.of(FORMAT).equals(json.get("format")) || collection == null || query == null) {
      return Optional.empty();
    }
    DateAdded date = reached == null ? null : DateAdded.tryParse(reached).orElse(null);
    if (date == null && json.has("reached")) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(collection);
      return Origin.of(uri) != null
              && Filters.parse(FilteredEndpoint.OBJECTS, query)
                  instanceof Filters.Reading.Accepted(var filters)
          ? Optional.of(new PollState(uri, filters, date))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
