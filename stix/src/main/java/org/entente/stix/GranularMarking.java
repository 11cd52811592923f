package org.entente.stix;

import java.util.List;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Selector;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A marking or a language for parts of an object (STIX 2.1 §7.2.3). Immutable. Whether the
/// selectors lead anywhere is decided by the object that it becomes a part of.
///
/// @param lang the language of the parts; null when `markingRef` is given
/// @param markingRef the marking definition that applies to the parts; null when `lang` is given
/// @param selectors which parts
/// @param custom properties that this standard does not define, as they came
public record GranularMarking(
    @Nullable String lang,
    @Nullable StixId markingRef,
    List<Selector> selectors,
    JsonObject custom) {
  private static final String STRUCTURE = "granular-marking";

  public GranularMarking {
    selectors = List.copyOf(selectors);
    String clause = Tables.ofStructure(STRUCTURE).clause();
    if (selectors.isEmpty()) {
      throw Conformance.broken(Code.LIST_EMPTY, "/selectors", clause);
    }
    if (lang != null && markingRef != null) {
      throw Conformance.broken(
          Code.PROPERTY_CONFLICT, "/marking_ref", clause, "lang", "marking_ref");
    }
    if (lang == null && markingRef == null) {
      throw Conformance.broken(Code.PROPERTY_CHOICE_MISSING, "", clause, "lang, marking_ref");
    }
  }

  /// Marks parts with a marking definition.
  public static GranularMarking of(StixId markingRef, Selector... selectors) {
    return new GranularMarking(null, markingRef, List.of(selectors), JsonObject.EMPTY);
  }

  /// Tells the language of parts.
  public static GranularMarking ofLanguage(String lang, Selector... selectors) {
    return new GranularMarking(lang, null, List.of(selectors), JsonObject.EMPTY);
  }

  /// The granular marking that `json` is.
  ///
  /// @throws InvalidStix if it is none
  public static GranularMarking from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    List<Selector> selectors =
        in.texts("selectors").stream().map(GranularMarking::selector).toList();
    return new GranularMarking(
        in.textOrNull("lang"), in.idOrNull("marking_ref"), selectors, in.custom());
  }

  public JsonObject toJson() {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out ->
            out.text("lang", lang)
                .id("marking_ref", markingRef)
                .texts("selectors", selectors.stream().map(Selector::text).toList()));
  }

  private static Selector selector(String text) {
    return Selector.tryParse(text)
        .orElseThrow(() ->
            Conformance.broken(
                Code.SELECTOR_INVALID, "/selectors", Tables.ofStructure(STRUCTURE).clause(), text));
  }
}
