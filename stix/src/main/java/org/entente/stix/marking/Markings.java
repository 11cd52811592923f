package org.entente.stix.marking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The data markings of one object and of its parts (STIX 2.1 §7.2.2, §7.2.3). Immutable.
///
/// The standard does not say how several marks combine. Here the most restrictive level of a scheme
/// counts, and different levels of one scheme on the object itself contradict each other.
///
/// @param applied every mark, those of the whole object first
public record Markings(List<Applied> applied) {
  private static final String OBJECT_MARKS = "object_marking_refs";
  private static final String GRANULAR_MARKS = "granular_markings";

  public Markings {
    applied = List.copyOf(applied);
  }

  /// One mark on an object or on a part of it.
  ///
  /// @param id its marking definition
  /// @param mark what that says
  /// @param part the part; null for the whole object
  public record Applied(StixId id, Mark mark, @Nullable Selector part) {}

  /// The marks of `object`. What the standard does not know and `source` does not have is
  /// [Mark.Unknown].
  public static Markings of(JsonObject object, MarkingSource source) {
    var applied = new ArrayList<Applied>();
    for (StixId id : ids(object.array(OBJECT_MARKS))) {
      applied.add(new Applied(id, mark(id, source), null));
    }
    for (JsonObject granular : structures(object.array(GRANULAR_MARKS))) {
      StixId id = id(granular.get("marking_ref"));
      if (id != null) {
        Mark mark = mark(id, source);
        selectors(granular).forEach(part -> applied.add(new Applied(id, mark, part)));
      }
    }
    return new Markings(applied);
  }

  /// The languages that granular markings give for parts of `object`, by part (RFC 5646).
  public static Map<Selector, String> languages(JsonObject object) {
    var languages = new LinkedHashMap<Selector, String>();
    for (JsonObject granular : structures(object.array(GRANULAR_MARKS))) {
      String language = granular.string("lang");
      if (language != null) {
        selectors(granular).forEach(part -> languages.put(part, language));
      }
    }
    return Collections.unmodifiableMap(languages);
  }

  /// The most restrictive level of TLP on the object and its parts; empty when there is none.
  public Optional<Tlp> tlp() {
    return levels(applied.stream()).reduce(Tlp::meet);
  }

  /// The most restrictive level of PAP on the object and its parts; empty when there is none.
  public Optional<Pap> pap() {
    return actions(applied.stream()).reduce(Pap::meet);
  }

  /// The statements on the object and its parts, each once.
  public Set<String> statements() {
    var statements = new LinkedHashSet<String>();
    for (Applied one : applied) {
      if (one.mark instanceof Mark.Statement(var text)) {
        statements.add(text);
      }
    }
    return Collections.unmodifiableSet(statements);
  }

  /// The definitions whose meaning is not known, each once: they may restrict the object in ways
  /// that nobody here can tell.
  public Set<StixId> unknown() {
    var unknown = new LinkedHashSet<StixId>();
    for (Applied one : applied) {
      if (one.mark instanceof Mark.Unknown) {
        unknown.add(one.id);
      }
    }
    return Collections.unmodifiableSet(unknown);
  }

  /// Whether the object itself carries two levels of one scheme: nobody can tell which was meant.
  /// TLP 1 and TLP 2.0 are one scheme, WHITE and CLEAR one level.
  public boolean isContradictory() {
    return levels(onObject()).distinct().count() > 1 || actions(onObject()).distinct().count() > 1;
  }

  /// The marks that apply to `part`: those of the whole object, of the part, and of anything that
  /// it is inside of.
  public List<Applied> on(Selector part) {
    return applied.stream().filter(one -> one.part == null || one.part.includes(part)).toList();
  }

  /// The marks of parts, by part, in the order of the object.
  public Map<Selector, List<Applied>> parts() {
    var parts = new LinkedHashMap<Selector, List<Applied>>();
    for (Applied one : applied) {
      if (one.part != null) {
        parts.computeIfAbsent(one.part, part -> new ArrayList<>()).add(one);
      }
    }
    parts.replaceAll((part, marks) -> List.copyOf(marks));
    return Collections.unmodifiableMap(parts);
  }

  /// `object` with one more mark on the whole of it; as it is when it has the mark already.
  ///
  /// To change marks is to change the object: what was shared gets a new version.
  public static JsonObject added(JsonObject object, StixId marking) {
    List<StixId> marks = ids(object.array(OBJECT_MARKS));
    return marks.contains(marking)
        ? object
        : replaced(object, Stream.concat(marks.stream(), Stream.of(marking)).toList());
  }

  /// `object` without a mark on the whole of it. Marks of parts stay.
  public static JsonObject removed(JsonObject object, StixId marking) {
    List<StixId> marks = ids(object.array(OBJECT_MARKS));
    return marks.contains(marking)
        ? replaced(object, marks.stream().filter(mark -> !mark.equals(marking)).toList())
        : object;
  }

  /// `object` with exactly these marks on the whole of it. Marks of parts stay.
  public static JsonObject replaced(JsonObject object, List<StixId> markings) {
    JsonObject.Builder changed = object.toBuilder();
    return markings.isEmpty()
        ? changed.remove(OBJECT_MARKS).build()
        : changed
            .put(
                OBJECT_MARKS, JsonArray.ofStrings(markings.stream().map(StixId::toString).toList()))
            .build();
  }

  /// `object` with a mark on a part of it; as it is when the part has the mark already.
  public static JsonObject addedTo(JsonObject object, StixId marking, Selector part) {
    List<JsonObject> granular = structures(object.array(GRANULAR_MARKS));
    for (JsonObject one : granular) {
      if (marking.equals(id(one.get("marking_ref"))) && selectors(one).contains(part)) {
        return object;
      }
    }
    JsonObject more =
        JsonObject.builder()
            .put("marking_ref", marking.toString())
            .put("selectors", JsonArray.ofStrings(List.of(part.text())))
            .build();
    return withGranular(object, Stream.concat(granular.stream(), Stream.of(more)).toList());
  }

  /// `object` without a mark on a part of it, if the part itself has it.
  public static JsonObject removedFrom(JsonObject object, StixId marking, Selector part) {
    var left = new ArrayList<JsonObject>();
    for (JsonObject one : structures(object.array(GRANULAR_MARKS))) {
      List<String> selectors =
          selectors(one).stream()
              .map(Selector::text)
              .filter(text -> !text.equals(part.text()))
              .toList();
      if (!marking.equals(id(one.get("marking_ref")))) {
        left.add(one);
      } else if (!selectors.isEmpty()) {
        left.add(one.toBuilder().put("selectors", JsonArray.ofStrings(selectors)).build());
      }
    }
    return withGranular(object, left);
  }

  private static JsonObject withGranular(JsonObject object, List<JsonObject> granular) {
    JsonObject.Builder changed = object.toBuilder();
    return granular.isEmpty()
        ? changed.remove(GRANULAR_MARKS).build()
        : changed.put(GRANULAR_MARKS, new JsonArray(List.copyOf(granular))).build();
  }

  private Stream<Applied> onObject() {
    return applied.stream().filter(one -> one.part == null);
  }

  private static Stream<Tlp> levels(Stream<Applied> marks) {
    return marks.flatMap(
        one -> one.mark instanceof Mark.OfTlp(var level) ? Stream.of(level) : Stream.of());
  }

  private static Stream<Pap> actions(Stream<Applied> marks) {
    return marks.flatMap(
        one -> one.mark instanceof Mark.OfPap(var level) ? Stream.of(level) : Stream.of());
  }

  private static Mark mark(StixId id, MarkingSource source) {
    Optional<StandardMarking> standard = StandardMarking.find(id);
    return standard.isPresent()
        ? standard.get().mark()
        : source
            .find(id)
            .map(definition -> Mark.of(id, definition))
            .orElseGet(() -> new Mark.Unknown(id));
  }

  private static List<StixId> ids(@Nullable JsonArray references) {
    var ids = new ArrayList<StixId>();
    for (int i = 0; references != null && i < references.size(); i++) {
      StixId id = id(references.get(i));
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static @Nullable StixId id(@Nullable JsonValue reference) {
    return reference instanceof JsonString(var text) ? StixId.parseOrNull(text) : null;
  }

  private static List<JsonObject> structures(@Nullable JsonArray array) {
    var structures = new ArrayList<JsonObject>();
    for (int i = 0; array != null && i < array.size(); i++) {
      if (array.get(i) instanceof JsonObject structure) {
        structures.add(structure);
      }
    }
    return structures;
  }

  private static List<Selector> selectors(JsonObject granular) {
    var selectors = new ArrayList<Selector>();
    JsonArray texts = granular.array("selectors");
    for (int i = 0; texts != null && i < texts.size(); i++) {
      if (texts.get(i) instanceof JsonString(var text)) {
        Selector.tryParse(text).ifPresent(selectors::add);
      }
    }
    return selectors;
  }
}
