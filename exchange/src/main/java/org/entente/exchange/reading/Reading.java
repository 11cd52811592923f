package org.entente.exchange.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.entente.exchange.access.Activity;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;

/// Reading objects: checks the caller's rights, never shows what is above their ceiling, and leaves
/// exactly one audit record for each call, refused ones included. A record names the objects while
/// they are few; else it holds the digest of the query and their number. Thread-safe.
public final class Reading {
  private static final Deed OBJECTS = Deed.consulting("objects.page");
  private static final Deed OBJECT = Deed.consulting("objects.get");
  private static final Deed MANIFEST = Deed.consulting("manifest.page");
  private static final Deed VERSIONS = Deed.consulting("objects.versions");
  private static final Deed LOOK_UP = Deed.consulting("objects.lookup");
  private static final Deed REFERRING = Deed.consulting("objects.referring");
  private static final Deed COUNTS = Deed.consulting("collection.counts");

  private static final Page.Bounds ONE = new Page.Bounds(1, Long.MAX_VALUE);

  private final Gate gate;
  private final CollectionLog log;
  private final Journal journal;
  private final Activity activity;

  public Reading(Gate gate, CollectionLog log, Journal journal, Activity activity) {
    this.gate = gate;
    this.log = log;
    this.journal = journal;
    this.activity = activity;
  }

  /// Objects with their content (TAXII 2.1 §5.3). Needs the right to read.
  ///
  /// @param after the position to go on from, exclusive; [Position#START] for the beginning
  public Outcome<Page> objects(
      Caller caller,
      CollectionId collection,
      Selection selection,
      Position after,
      Page.Bounds bounds) {
    return reading(
        caller,
        OBJECTS,
        collection,
        Rights::read,
        () -> {
          Page page = log.page(collection, selection, caller.ceiling(), after, bounds);
          return given(caller, OBJECTS, collection, page, () -> query(selection, after));
        });
  }

  /// Versions of one object with their content (TAXII 2.1 §5.5). Refused as `object-not-found` when
  /// the caller can see no version of it at all; a selection that matches none of the visible ones
  /// is an empty page.
  public Outcome<Page> object(
      Caller caller,
      CollectionId collection,
      StixId id,
      Selection.Versions versions,
      Position after,
      Page.Bounds bounds) {
    return reading(
        caller,
        OBJECT,
        collection,
        Rights::read,
        () -> {
          Selection selection = Selection.of(id, versions);
          Page page = log.page(collection, selection, caller.ceiling(), after, bounds);
          return page.entries().isEmpty() && !exists(caller, collection, id)
              ? notFound(caller, OBJECT, collection, id)
              : given(caller, OBJECT, collection, page, () -> query(selection, after));
        });
  }

  /// Versions of one object in each of several collections, with their content; those that have
  /// none of it are left out. Collections that the caller may not read count as empty; refused as
  /// `object-not-found` when nothing is left. One record for all.
  public Outcome<Map<CollectionId, Page>> object(
      Caller caller,
      List<CollectionId> collections,
      StixId id,
      Selection.Versions versions,
      Page.Bounds bounds) {
    Selection selection = Selection.of(id, versions);
    var found = new LinkedHashMap<CollectionId, Page>();
    long count = 0;
    for (CollectionId collection : collections) {
      if (gate.to(caller, collection, Rights::read) instanceof Gate.Passage.Free) {
        Page page = log.page(collection, selection, caller.ceiling(), Position.START, bounds);
        if (!page.entries().isEmpty()) {
          found.put(collection, page);
          count += page.entries().size();
        }
      }
    }
    String target = found.size() == 1 ? found.firstEntry().getKey().toString() : "";
    return found.isEmpty()
        ? journal.refuse(caller, OBJECT, "", RefusalCode.OBJECT_NOT_FOUND, id.toString())
        : journal.given(
            caller, OBJECT, new Subject(target, List.of(id.toString()), null, count), found);
  }

  /// Refuses an identifier that nothing can have, as that of an object that is not there.
  public <T> Outcome<T> nothingCalled(Caller caller, String target, String text) {
    return journal.refuse(caller, OBJECT, target, RefusalCode.OBJECT_NOT_FOUND, text);
  }

  /// Whether the caller can see any version of an object. Records nothing: for those who go on to
  /// something that is recorded.
  public boolean shows(Caller caller, CollectionId collection, StixId id) {
    return exists(caller, collection, id);
  }

  /// Entries without content (TAXII 2.1 §5.8). Auditors may, too.
  public Outcome<Page> manifest(
      Caller caller,
      CollectionId collection,
      Selection selection,
      Position after,
      Page.Bounds bounds) {
    return reading(
        caller,
        MANIFEST,
        collection,
        Rights::about,
        () -> {
          Page page = log.headers(collection, selection, caller.ceiling(), after, bounds);
          return given(caller, MANIFEST, collection, page, () -> query(selection, after));
        });
  }

  /// All versions of one object, without content (TAXII 2.1 §5.9). Auditors may, too. Refused as
  /// `object-not-found` when the caller can see none.
  public Outcome<Page> versions(
      Caller caller, CollectionId collection, StixId id, Position after, Page.Bounds bounds) {
    return reading(
        caller,
        VERSIONS,
        collection,
        Rights::about,
        () -> {
          Selection selection = Selection.of(id, Selection.Versions.ALL);
          Page page = log.headers(collection, selection, caller.ceiling(), after, bounds);
          return page.entries().isEmpty() && !exists(caller, collection, id)
              ? notFound(caller, VERSIONS, collection, id)
              : given(caller, VERSIONS, collection, page, () -> query(selection, after));
        });
  }

  /// Objects that carry `value`, with their content.
  public Outcome<Page> byValue(
      Caller caller,
      CollectionId collection,
      IndexedValue value,
      Position after,
      Page.Bounds bounds) {
    return reading(
        caller,
        LOOK_UP,
        collection,
        Rights::read,
        () -> {
          Page page = log.byValue(collection, value, caller.ceiling(), after, bounds);
          return given(
              caller,
              LOOK_UP,
              collection,
              page,
              () ->
                  JsonObject.builder()
                      .put("kind", value.kind().name())
                      .put("value", value.text())
                      .put("after", after.toString())
                      .build());
        });
  }

  /// Objects that refer to `target`, with their content.
  public Outcome<Page> referringTo(
      Caller caller, CollectionId collection, StixId target, Position after, Page.Bounds bounds) {
    return reading(
        caller,
        REFERRING,
        collection,
        Rights::read,
        () -> {
          Page page = log.referringTo(collection, target, caller.ceiling(), after, bounds);
          return given(
              caller,
              REFERRING,
              collection,
              page,
              () ->
                  JsonObject.builder()
                      .put("target", target.toString())
                      .put("after", after.toString())
                      .build());
        });
  }

  /// How much of the collection the caller may see. Auditors may, too.
  public Outcome<CollectionLog.Counts> counts(Caller caller, CollectionId collection) {
    return reading(
        caller,
        COUNTS,
        collection,
        Rights::about,
        () ->
            journal.given(
                caller,
                COUNTS,
                Subject.of(collection.toString()),
                log.counts(collection, caller.ceiling())));
  }

  private <T> Outcome<T> reading(
      Caller caller,
      Deed deed,
      CollectionId collection,
      Predicate<Rights> needed,
      Supplier<Outcome<T>> read) {
    return switch (gate.to(caller, collection, needed)) {
      case Gate.Passage.Free free -> read.get();
      case Gate.Passage.Barred(var why) ->
          journal.refuse(caller, deed, collection.toString(), why, collection.toString());
    };
  }

  private Outcome<Page> given(
      Caller caller, Deed deed, CollectionId collection, Page page, Supplier<JsonObject> query) {
    List<Entry> entries = page.entries();
    Subject subject =
        Subject.objects(
            collection.toString(), entries.size(), index -> entries.get(index).id(), query);
    Outcome<Page> outcome = journal.given(caller, deed, subject, page);
    if (outcome instanceof Outcome.Done<Page> && !entries.isEmpty()) {
      Position last = entries.getLast().position();
      activity.read(caller.account(), collection, last);
    }
    return outcome;
  }

  private Outcome<Page> notFound(Caller caller, Deed deed, CollectionId collection, StixId id) {
    return journal.refuse(
        caller, deed, collection.toString(), RefusalCode.OBJECT_NOT_FOUND, id.toString());
  }

  private boolean exists(Caller caller, CollectionId collection, StixId id) {
    return !log.headers(
            collection,
            Selection.of(id, Selection.Versions.LAST),
            caller.ceiling(),
            Position.START,
            ONE)
        .entries()
        .isEmpty();
  }

  /// The query as the audit log's digests are made of it (docs/access.md).
  private static JsonObject query(Selection selection, Position after) {
    Selection.Versions versions = selection.versions();
    var times = new TreeSet<String>();
    versions.exact().forEach(time -> times.add(time.instant().toString()));
    if (versions.all()) {
      times.add("all");
    }
    if (versions.first()) {
      times.add("first");
    }
    if (versions.last()) {
      times.add("last");
    }
    return JsonObject.builder()
        .put("after", after.toString())
        .put("ids", sorted(selection.ids()))
        .put("types", sorted(selection.types()))
        .put("versions", JsonArray.ofStrings(times))
        .build();
  }

  private static JsonArray sorted(Set<?> values) {
    var texts = new TreeSet<String>();
    values.forEach(value -> texts.add(value.toString()));
    return JsonArray.ofStrings(texts);
  }
}
