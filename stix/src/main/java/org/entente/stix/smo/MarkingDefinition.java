package org.entente.stix.smo;

import java.util.List;
import java.util.Map;
import org.entente.stix.Extension;
import org.entente.stix.ExternalReference;
import org.entente.stix.GranularMarking;
import org.entente.stix.MetaObject;
import org.entente.stix.Mint;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.marking.Mark;
import org.entente.stix.marking.StandardMarking;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What may be done with content, or what is to be said about it. It has no versions: what is
/// marked with it would change without a word. Immutable (STIX 2.1 §7.2.1).
///
/// The levels of TLP and PAP are not built but referred to: see [StandardMarking].
///
/// @param id its id
/// @param createdByRef the identity that made it, null for one that wishes to stay unnamed
/// @param created when it was made
/// @param name how people call it
/// @param definitionType deprecated: `statement` or `tlp`, or a type of one's own
/// @param definition deprecated: what the type says that it is
/// @param externalReferences where to find more outside of STIX
/// @param objectMarkingRefs the marking definitions that apply to the marking itself
/// @param granularMarkings the marking definitions that apply to parts of the marking itself
/// @param extensions the marking, in the newer form, by extension definition
/// @param custom all properties that this standard does not define, as they came
public record MarkingDefinition(
    StixId id,
    @Nullable StixId createdByRef,
    StixTimestamp created,
    @Nullable String name,
    @Nullable String definitionType,
    @Nullable JsonObject definition,
    List<ExternalReference> externalReferences,
    List<StixId> objectMarkingRefs,
    List<GranularMarking> granularMarkings,
    Map<String, Extension> extensions,
    JsonObject custom)
    implements MetaObject {
  /// The value of `type`.
  public static final String TYPE = "marking-definition";

  public MarkingDefinition {
    externalReferences = List.copyOf(externalReferences);
    objectMarkingRefs = List.copyOf(objectMarkingRefs);
    granularMarkings = List.copyOf(granularMarkings);
    extensions = Copies.ordered(extensions);
    Conformance.require(
        json(
            id,
            createdByRef,
            created,
            name,
            definitionType,
            definition,
            externalReferences,
            objectMarkingRefs,
            granularMarkings,
            extensions,
            custom));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static MarkingDefinition from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new MarkingDefinition(
        in.id("id"),
        in.idOrNull("created_by_ref"),
        in.time("created"),
        in.textOrNull("name"),
        in.textOrNull("definition_type"),
        in.dictionaryOrNull("definition"),
        in.externalReferences(),
        in.ids("object_marking_refs"),
        in.granularMarkings(),
        in.extensions(),
        in.custom());
  }

  /// The definition of a level of TLP or PAP.
  public static MarkingDefinition of(StandardMarking marking) {
    return from(marking.definition());
  }

  /// A builder for a new one, with an id and a time of `mint`.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// What it says.
  public Mark mark() {
    return Mark.of(id, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(
        id,
        createdByRef,
        created,
        name,
        definitionType,
        definition,
        externalReferences,
        objectMarkingRefs,
        granularMarkings,
        extensions,
        custom);
  }

  private static JsonObject json(
      StixId id,
      @Nullable StixId createdByRef,
      StixTimestamp created,
      @Nullable String name,
      @Nullable String definitionType,
      @Nullable JsonObject definition,
      List<ExternalReference> externalReferences,
      List<StixId> objectMarkingRefs,
      List<GranularMarking> granularMarkings,
      Map<String, Extension> extensions,
      JsonObject custom) {
    return MemberWriter.marking(
        out ->
            out.id("id", id)
                .id("created_by_ref", createdByRef)
                .time("created", created)
                .text("name", name)
                .text("definition_type", definitionType)
                .dictionary("definition", definition)
                .externalReferences(externalReferences)
                .ids("object_marking_refs", objectMarkingRefs)
                .granularMarkings(granularMarkings)
                .extensions(extensions),
        custom);
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, MarkingDefinition> {
    private Builder(Mint mint) {
      super(TYPE, mint, MarkingDefinition::from);
      without("modified");
    }

    public Builder name(String name) {
      return text("name", name);
    }

    /// Words for people: a copyright, terms of use (STIX 2.1 §7.2.1.3).
    public Builder statement(String statement) {
      return text("definition_type", "statement")
          .dictionary("definition", JsonObject.builder().put("statement", statement).build());
    }

    /// A marking of one's own type, in the deprecated form; newer ones are extensions.
    public Builder definition(String type, JsonObject definition) {
      return text("definition_type", type).dictionary("definition", definition);
    }
  }
}
