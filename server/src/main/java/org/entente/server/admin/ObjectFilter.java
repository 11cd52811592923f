package org.entente.server.admin;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.search.SearchFilter;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonLimits;
import org.entente.stix.json.JsonNumber;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonRead;
import org.entente.stix.json.JsonReader;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The command line's one vocabulary of filters, in the form of query parameters. What the store
/// can select is left to it; for the rest each object is looked into. Immutable.
///
/// @param selection ids, types and versions
/// @param after only what was added after this
/// @param modifiedAfter only what was modified (else created) after this
/// @param markings any of these, as [#hasMarking] understands them
/// @param authors any of these in `created_by_ref`
/// @param sources any of these brought it
/// @param labels any of these in `labels`
/// @param confidenceMin at least this in `confidence`
record ObjectFilter(
    Selection selection,
    Position after,
    @Nullable StixTimestamp modifiedAfter,
    Set<String> markings,
    Set<String> authors,
    Set<String> sources,
    Set<String> labels,
    @Nullable Long confidenceMin) {
  private static final String TIME = "2026-01-31T00:00:00Z";

  ObjectFilter {
    markings = Set.copyOf(markings);
    authors = Set.copyOf(authors);
    sources = Set.copyOf(sources);
    labels = Set.copyOf(labels);
  }

  static ObjectFilter read(Parameters parameters) throws Malformed {
    StixTimestamp after = parameters.one("added-after", StixTimestamp::tryParse, TIME);
    Selection.Versions versions = parameters.one("versions", ObjectFilter::versions, "last | all");
    long confidence = parameters.number("min-confidence", -1, 0, 100);
    return new ObjectFilter(
        new Selection(
            new HashSet<>(parameters.all("id", StixId::tryParse, "indicator--…")),
            new HashSet<>(parameters.all("type", ObjectFilter::type, "indicator")),
            versions == null ? Selection.Versions.LAST : versions),
        after == null ? Position.START : Position.of(after.instant()),
        parameters.one("modified-after", StixTimestamp::tryParse, TIME),
        new HashSet<>(
            parameters.all(
                "marking", ObjectFilter::marking, "tlp:amber | pap:red | marking-definition--…")),
        new HashSet<>(parameters.all("author")),
        new HashSet<>(parameters.all("source")),
        new HashSet<>(parameters.all("label")),
        confidence < 0 ? null : confidence);
  }

  /// The same conditions for a search, which finds latest versions alone.
  SearchFilter forSearch() {
    return new SearchFilter(
        selection.ids(),
        selection.types(),
        after,
        modifiedAfter,
        markings,
        authors,
        sources,
        labels,
        confidenceMin == null ? null : Math.toIntExact(confidenceMin));
  }

  /// Whether `entry`, which the selection let through, passes the other conditions as well.
  boolean passes(Entry entry) {
    if (!sources.isEmpty()
        && !sources.contains(entry.source())
        && !sources.contains(entry.source().substring(entry.source().indexOf(':') + 1))) {
      return false;
    }
    StixTimestamp version = entry.version();
    if (modifiedAfter != null && (version == null || version.compareTo(modifiedAfter) <= 0)) {
      return false;
    }
    if (markings.isEmpty() && authors.isEmpty() && labels.isEmpty() && confidenceMin == null) {
      return true;
    }
    var content = entry.content();
    JsonRead read =
        new JsonReader(JsonLimits.DEFAULTS)
            .read(content.array(), content.offset(), content.length());
    return read instanceof JsonRead.Value(JsonObject json)
        && (markings.isEmpty() || markings.stream().anyMatch(it -> hasMarking(entry, json, it)))
        && (authors.isEmpty() || isBy(json.string("created_by_ref")))
        && (labels.isEmpty() || holdsAny(json.array("labels"), labels))
        && (confidenceMin == null || isConfident(json, confidenceMin));
  }

  /// `tlp:amber` and `pap:red` compare with how the object is handled here; an id with the marks
  /// that it carries.
  private static boolean hasMarking(Entry entry, JsonObject json, String marking) {
    if (marking.startsWith("tlp:")) {
      return Tlp.parse(marking).filter(level -> level == entry.handling().tlp()).isPresent();
    }
    if (marking.startsWith("pap:")) {
      return Pap.parse(marking).filter(level -> level == entry.handling().pap()).isPresent();
    }
    return holdsAny(json.array("object_marking_refs"), Set.of(marking));
  }

  private boolean isBy(@Nullable String author) {
    return author != null && authors.contains(author);
  }

  private static boolean holdsAny(@Nullable JsonArray array, Set<String> wanted) {
    if (array == null) {
      return false;
    }
    for (JsonValue value : array.values()) {
      if (value instanceof JsonString(var text) && wanted.contains(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConfident(JsonObject json, long least) {
    return json.get("confidence") instanceof JsonNumber number
        && number.isInteger()
        && number.longValue() >= least;
  }

  private static Optional<Selection.Versions> versions(String text) {
    return switch (text) {
      case "last" -> Optional.of(Selection.Versions.LAST);
      case "all" -> Optional.of(Selection.Versions.ALL);
      default -> Optional.empty();
    };
  }

  private static Optional<String> type(String text) {
    return StixId.isTypeName(text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> marking(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean level =
        (lower.startsWith("tlp:") && Tlp.parse(lower).isPresent())
            || (lower.startsWith("pap:") && Pap.parse(lower).isPresent());
    boolean id =
        StixId.tryParse(lower).filter(it -> it.type().equals("marking-definition")).isPresent();
    return level || id ? Optional.of(lower) : Optional.empty();
  }
}
