package org.entente.exchange.handling;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;
import org.entente.stix.marking.Mark;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The marks that one object carries, and what follows from them for its handling on this node
/// (STIX 2.1 §7.2). Immutable.
///
/// * All marks of the object and of its parts count; the most restrictive wins. An object is
///   handled as a whole: no part of it is shown to those who may not see another part.
/// * A mark that this node does not know, or whose definition is not at hand, may mean anything:
///   the object stays in the organisation, TLP:AMBER+STRICT at least.
/// * An object without a level of TLP gets the collection's default, else TLP:AMBER+STRICT. A
///   statement is no level.
/// * Marking and extension definitions are for everybody unless they are marked otherwise: what
///   refers to them cannot be understood without.
/// * Two levels of one scheme on the object itself contradict each other; nobody can tell which was
///   meant.
///
/// @param ofObject the definitions that `object_marking_refs` names
/// @param ofParts the definitions that `granular_markings` names
/// @param unreadable whether there is a mark that cannot be read
/// @param definition whether the object is itself a marking or extension definition
public record Marks(
    List<StixId> ofObject, List<StixId> ofParts, boolean unreadable, boolean definition) {
  private static final Marks NONE = new Marks(List.of(), List.of(), false, false);
  private static final Marks OF_DEFINITION = new Marks(List.of(), List.of(), false, true);

  public Marks {
    ofObject = List.copyOf(ofObject);
    ofParts = List.copyOf(ofParts);
  }

  /// The marks of an object.
  ///
  /// @param definition whether it is a marking or extension definition
  /// @param ofObject its `object_marking_refs`; null when it has none
  /// @param ofParts its `granular_markings`; null when it has none
  public static Marks of(
      boolean definition, @Nullable JsonValue ofObject, @Nullable JsonValue ofParts) {
    if (ofObject == null && ofParts == null) {
      return definition ? OF_DEFINITION : NONE;
    }
    var object = new ArrayList<StixId>();
    var parts = new ArrayList<StixId>();
    boolean readable = true;
    if (ofObject != null) {
      readable = ofObject instanceof JsonArray;
      for (JsonValue reference : elements(ofObject)) {
        readable &= add(reference, object);
      }
    }
    if (ofParts != null) {
      readable &= ofParts instanceof JsonArray;
      for (JsonValue part : elements(ofParts)) {
        JsonValue reference =
            part instanceof JsonObject marking ? marking.get("marking_ref") : part;
        // Without one it marks the language of a part (STIX 2.1 §7.2.3.1).
        readable &= reference == null || add(reference, parts);
      }
    }
    return new Marks(object, parts, !readable, definition);
  }

  /// How the object is handled.
  ///
  /// @param defaultMarking for an object without a level of TLP; null if the collection has none
  /// @param lookup what other definitions mean
  public Verdict handling(@Nullable Tlp defaultMarking, MarkingLookup lookup) {
    Set<Tlp> levels = EnumSet.noneOf(Tlp.class);
    Set<Pap> actions = EnumSet.noneOf(Pap.class);
    StixId missing = null;
    for (StixId id : ofObject) {
      switch (mark(id, lookup)) {
        case Mark.OfTlp(var level) -> levels.add(level);
        case Mark.OfPap(var level) -> actions.add(level);
        case Mark.Statement statement -> {}
        case Mark.Unknown unknown -> missing = unknown.id();
      }
    }
    if (levels.size() > 1 || actions.size() > 1) {
      return contradiction(levels, actions);
    }
    Handling handling =
        new Handling(
            levels.isEmpty() ? unmarked(defaultMarking) : levels.iterator().next(),
            actions.isEmpty() ? Pap.CLEAR : actions.iterator().next());
    for (StixId id : ofParts) {
      switch (mark(id, lookup)) {
        case Mark.OfTlp(var level) -> handling = handling.meet(new Handling(level, Pap.CLEAR));
        case Mark.OfPap(var level) -> handling = handling.meet(new Handling(Tlp.CLEAR, level));
        case Mark.Statement statement -> {}
        case Mark.Unknown unknown -> missing = unknown.id();
      }
    }
    return new Verdict.Handled(
        unreadable || missing != null ? handling.meet(Handling.UNMARKED) : handling, missing);
  }

  private Tlp unmarked(@Nullable Tlp defaultMarking) {
    if (definition) {
      return Handling.OPEN.tlp();
    }
    return defaultMarking == null ? Handling.UNMARKED.tlp() : defaultMarking;
  }

  private static Verdict contradiction(Set<Tlp> levels, Set<Pap> actions) {
    var names = new ArrayList<String>();
    if (levels.size() > 1) {
      levels.forEach(level -> names.add("TLP:" + level.label().toUpperCase(Locale.ROOT)));
    }
    if (actions.size() > 1) {
      actions.forEach(level -> names.add("PAP:" + level.label().toUpperCase(Locale.ROOT)));
    }
    return new Verdict.Contradictory(names);
  }

  private static Mark mark(StixId id, MarkingLookup lookup) {
    StandardMarking standard = StandardMarking.find(id).orElse(null);
    if (standard != null) {
      return standard.mark();
    }
    Mark found = lookup.find(id);
    return found == null ? new Mark.Unknown(id) : found;
  }

  private static List<JsonValue> elements(JsonValue value) {
    return value instanceof JsonArray array ? array.values() : List.of();
  }

  private static boolean add(JsonValue reference, List<StixId> to) {
    StixId id = reference instanceof JsonString(var text) ? StixId.parseOrNull(text) : null;
    return id != null && to.add(id);
  }

  /// What follows from the marks.
  public sealed interface Verdict {
    /// The object is handled so.
    ///
    /// @param handling with marks whose definition is missing taken as unknown
    /// @param missing a definition that would have been needed; null when none was
    record Handled(Handling handling, @Nullable StixId missing) implements Verdict {}

    /// The marks contradict each other.
    ///
    /// @param levels the levels that exclude each other, such as `TLP:AMBER`
    record Contradictory(List<String> levels) implements Verdict {
      public Contradictory {
        levels = List.copyOf(levels);
      }
    }
  }
}
