package org.entente.exchange.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.References;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.jspecify.annotations.Nullable;

/// The latest version of each object over several collections, as one reader sees them: its
/// references and no more is kept, each object read once. For one thread and one walk.
final class LatestObjects {
  /// Versions that one walk reads: beyond it the walk ends.
  static final int READ_MAX = 20_000;

  private static final int PAGE_ENTRIES = 500;
  private static final long PAGE_BYTES = 8L << 20;

  private final CollectionLog log;
  private final List<CollectionId> places;
  private final Ceiling ceiling;
  private final Map<StixId, @Nullable Known> known = new HashMap<>();
  private int read;

  LatestObjects(CollectionLog log, List<CollectionId> places, Ceiling ceiling) {
    this.log = log;
    this.places = places;
    this.ceiling = ceiling;
  }

  /// @param seen where and what it is
  /// @param references what it refers to, its marks apart, each reference once
  /// @param relation what it connects, if it is a relationship
  record Known(
      Neighbourhood.Seen seen,
      @Nullable StixTimestamp version,
      List<References.Reference> references,
      @Nullable Relation relation) {}

  /// The two ends of a relationship (STIX 2.1 §5.1).
  record Relation(StixId source, StixId target, String type) {}

  /// Those that refer to `id`, in whatever version.
  ///
  /// @param ids each once, in the order of places and positions
  /// @param more whether the bound was reached before the end
  record Referring(Set<StixId> ids, boolean more) {}

  boolean isExhausted() {
    return read >= READ_MAX;
  }

  /// Null when there is none that the reader may see.
  @Nullable Known get(StixId id) {
    if (!known.containsKey(id)) {
      load(List.of(id));
    }
    return known.get(id);
  }

  /// Reads those of `ids` that were not read yet.
  void load(Collection<StixId> ids) {
    var missing = new LinkedHashSet<>(ids);
    missing.removeAll(known.keySet());
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach(id -> known.put(id, null));
    var selection = new Selection(missing, Set.of(), Selection.Versions.LAST);
    for (CollectionId place : places) {
      Position after = Position.START;
      boolean more = true;
      while (more) {
        var bounds = new Page.Bounds(PAGE_ENTRIES, PAGE_BYTES);
        Page page = log.page(place, selection, ceiling, after, bounds);
        for (Entry entry : page.entries()) {
          read++;
          after = entry.position();
          Known before = known.get(entry.id());
          if (before == null || isLater(entry.version(), before.version)) {
            known.put(entry.id(), read(place, entry));
          }
        }
        more = page.more();
      }
    }
  }

  Referring referringTo(StixId id, int entriesMax) {
    var ids = new LinkedHashSet<StixId>();
    int left = entriesMax;
    for (CollectionId place : places) {
      Position after = Position.START;
      boolean more = true;
      while (more) {
        if (left == 0 || isExhausted()) {
          return new Referring(ids, true);
        }
        var bounds = new Page.Bounds(Math.min(left, PAGE_ENTRIES), PAGE_BYTES);
        Page page = log.referringTo(place, id, ceiling, after, bounds);
        for (Entry entry : page.entries()) {
          read++;
          left--;
          after = entry.position();
          ids.add(entry.id());
        }
        more = page.more();
      }
    }
    return new Referring(ids, false);
  }

  private static boolean isLater(@Nullable StixTimestamp version, @Nullable StixTimestamp before) {
    return version != null && before != null && version.compareTo(before) > 0;
  }

  private static Known read(CollectionId place, Entry entry) {
    JsonObject json =
        Sketch.read(entry.content()) instanceof JsonRead.Value(JsonObject object)
            ? object
            : JsonObject.EMPTY;
    var references = new LinkedHashSet<References.Reference>();
    References.visit(
        json,
        (property, target) -> {
          if (!isMark(property) && !target.equals(entry.id())) {
            references.add(new References.Reference(property, target));
          }
        });
    var seen =
        new Neighbourhood.Seen(
            place, entry.position(), entry.versionText(), entry.handling(), Sketch.of(json));
    return new Known(
        seen, entry.version(), new ArrayList<>(references), relation(entry.id(), json));
  }

  /// Marks and definitions of extensions say how to handle and read an object, not what it is
  /// about, and they would connect everything with everything.
  private static boolean isMark(String property) {
    return property.equals("object_marking_refs")
        || property.equals("marking_ref")
        || property.equals(References.EXTENSIONS);
  }

  private static @Nullable Relation relation(StixId id, JsonObject json) {
    if (!id.type().equals("relationship")) {
      return null;
    }
    StixId source = id(json.string("source_ref"));
    StixId target = id(json.string("target_ref"));
    String type = json.string("relationship_type");
    return source == null || target == null
        ? null
        : new Relation(source, target, type == null ? "related-to" : type);
  }

  private static @Nullable StixId id(@Nullable String text) {
    return text == null ? null : StixId.parseOrNull(text);
  }
}
