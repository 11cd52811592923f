package org.entente.exchange.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.MarkingLookup;
import org.entente.stix.Read;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.marking.Mark;
import org.jspecify.annotations.Nullable;

/// The marking definitions at hand while one request is taken in: those of the collection, and
/// those that came in the request. What the collection has counts first, since a second object
/// under its id is a conflict and stays out. Definitions have no versions, so what was found once
/// stays true for the request. Not thread-safe.
final class Definitions implements MarkingLookup {
  private static final String TYPE = "marking-definition";

  /// Definitions that are remembered; beyond it those of the request count as unknown.
  static final int REMEMBERED_MAX = 10_000;

  private static final Page.Bounds ONE = new Page.Bounds(1, Long.MAX_VALUE);

  private final CollectionLog log;
  private final CollectionId collection;
  private final Map<StixId, Mark> known = new HashMap<>();
  private final Set<StixId> missing = new HashSet<>();

  Definitions(CollectionLog log, CollectionId collection) {
    this.log = log;
    this.collection = collection;
  }

  @Override
  public @Nullable Mark find(StixId id) {
    Mark mark = known.get(id);
    if (mark == null && !missing.contains(id)) {
      mark = stored(id);
      if (mark != null && known.size() < REMEMBERED_MAX) {
        known.put(id, mark);
      } else if (mark == null && missing.size() < REMEMBERED_MAX) {
        missing.add(id);
      }
    }
    return mark;
  }

  /// Takes note of `found` if it is a marking definition that may come in, and was not known
  /// before; returns its id then.
  Optional<StixId> learn(Read.Found found, Decision decision) {
    StixId id =
        switch (decision) {
          case Decision.Admitted admitted -> admitted.arrival().id();
          case Decision.Waiting waiting -> waiting.arrival().id();
          case Decision.Refused refused -> null;
        };
    if (id == null
        || !id.type().equals(TYPE)
        || find(id) != null
        || known.size() >= REMEMBERED_MAX) {
      return Optional.empty();
    }
    missing.remove(id);
    known.put(id, Mark.of(id, found.json()));
    return Optional.of(id);
  }

  private @Nullable Mark stored(StixId id) {
    Page page =
        log.page(
            collection,
            Selection.of(id, Selection.Versions.FIRST),
            Ceiling.ALL,
            Position.START,
            ONE);
    for (Entry entry : page.entries()) {
      JsonRead read =
          new JsonReader(JsonLimits.DEFAULTS)
              .read(entry.content().array(), entry.content().offset(), entry.content().length());
      if (read instanceof JsonRead.Value(JsonObject definition)) {
        return Mark.of(id, definition);
      }
    }
    return null;
  }
}
