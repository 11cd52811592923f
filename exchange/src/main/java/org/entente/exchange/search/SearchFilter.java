package org.entente.exchange.search;

import java.util.Set;
import java.util.TreeSet;
import org.entente.exchange.collection.Position;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// The one vocabulary of filters: values of one filter are alternatives, different filters must all
/// hold; an empty one lets everything through. Immutable.
///
/// @param ids any of these
/// @param types any of these
/// @param addedAfter only what was added after this
/// @param modifiedAfter only what was modified (else created) after this, to the microsecond; null
///   if no matter
/// @param markings any of these: `tlp:…` and `pap:…` compare with how the object is handled here,
///   an id with the marks that it carries
/// @param authors any of these in `created_by_ref`
/// @param sources any of these brought it, with or without the part before the colon
/// @param labels any of these in `labels`
/// @param confidenceMin at least this in `confidence`; null if no matter
public record SearchFilter(
    Set<StixId> ids,
    Set<String> types,
    Position addedAfter,
    @Nullable StixTimestamp modifiedAfter,
    Set<String> markings,
    Set<String> authors,
    Set<String> sources,
    Set<String> labels,
    @Nullable Integer confidenceMin) {
  /// Lets everything through.
  public static final SearchFilter NONE =
      new SearchFilter(
          Set.of(), Set.of(), Position.START, null, Set.of(), Set.of(), Set.of(), Set.of(), null);

  public SearchFilter {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
    markings = Set.copyOf(markings);
    authors = Set.copyOf(authors);
    sources = Set.copyOf(sources);
    labels = Set.copyOf(labels);
  }

  public static SearchFilter ofTypes(String... types) {
    return new SearchFilter(
        Set.of(),
        Set.of(types),
        Position.START,
        null,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        null);
  }

  /// As digests are made of it: every list sorted.
  JsonObject canonical() {
    return JsonObject.builder()
        .put("ids", sorted(ids))
        .put("types", sorted(types))
        .put("addedAfter", addedAfter.toString())
        .put("modifiedAfter", modifiedAfter == null ? "" : modifiedAfter.instant().toString())
        .put("markings", sorted(markings))
        .put("authors", sorted(authors))
        .put("sources", sorted(sources))
        .put("labels", sorted(labels))
        .put("minConfidence", confidenceMin == null ? -1 : confidenceMin)
        .build();
  }

  private static JsonArray sorted(Set<?> values) {
    var texts = new TreeSet<String>();
    values.forEach(value -> texts.add(value.toString()));
    return JsonArray.ofStrings(texts);
  }
}
