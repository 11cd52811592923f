package org.entente.stix.sro;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.Mint;
import org.entente.stix.RelationshipObject;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// The belief that something was seen: what, where, and what exactly. Immutable (STIX 2.1 §5.2).
///
/// @param common what it has in common with others of its kind
/// @param description more about it
/// @param firstSeen when the sighting began
/// @param lastSeen when it ended; not before `firstSeen`
/// @param count how often it was seen, 0 to 999,999,999; 0 says that it was looked for and not seen
/// @param sightingOfRef the domain object that was seen
/// @param observedDataRefs the observed data behind it
/// @param whereSightedRefs the identities or locations that saw it
/// @param summary whether it sums up other sightings; null counts as false
public record Sighting(
    Common common,
    @Nullable String description,
    @Nullable StixTimestamp firstSeen,
    @Nullable StixTimestamp lastSeen,
    @Nullable Long count,
    StixId sightingOfRef,
    List<StixId> observedDataRefs,
    List<StixId> whereSightedRefs,
    @Nullable Boolean summary)
    implements RelationshipObject {
  /// The value of `type`.
  public static final String TYPE = "sighting";

  public Sighting {
    observedDataRefs = List.copyOf(observedDataRefs);
    whereSightedRefs = List.copyOf(whereSightedRefs);
    Conformance.require(
        json(
            common,
            description,
            firstSeen,
            lastSeen,
            count,
            sightingOfRef,
            observedDataRefs,
            whereSightedRefs,
            summary));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Sighting from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Sighting(
        in.common(),
        in.textOrNull("description"),
        in.timeOrNull("first_seen"),
        in.timeOrNull("last_seen"),
        in.integerOrNull("count"),
        in.id("sighting_of_ref"),
        in.ids("observed_data_refs"),
        in.ids("where_sighted_refs"),
        in.flagOrNull("summary"));
  }

  /// A builder for a new one, with an id and times of `mint`.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has, times included.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(
        common,
        description,
        firstSeen,
        lastSeen,
        count,
        sightingOfRef,
        observedDataRefs,
        whereSightedRefs,
        summary);
  }

  private static JsonObject json(
      Common common,
      @Nullable String description,
      @Nullable StixTimestamp firstSeen,
      @Nullable StixTimestamp lastSeen,
      @Nullable Long count,
      StixId sightingOfRef,
      List<StixId> observedDataRefs,
      List<StixId> whereSightedRefs,
      @Nullable Boolean summary) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("description", description)
                .time("first_seen", firstSeen)
                .time("last_seen", lastSeen)
                .integer("count", count)
                .id("sighting_of_ref", sightingOfRef)
                .ids("observed_data_refs", observedDataRefs)
                .ids("where_sighted_refs", whereSightedRefs)
                .flag("summary", summary));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Sighting> {
    private Builder(Mint mint) {
      super(TYPE, mint, Sighting::from);
    }

    private Builder(JsonObject start) {
      super(start, Sighting::from);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder firstSeen(StixTimestamp firstSeen) {
      return time("first_seen", firstSeen);
    }

    public Builder lastSeen(StixTimestamp lastSeen) {
      return time("last_seen", lastSeen);
    }

    public Builder count(long count) {
      return integer("count", count);
    }

    public Builder sightingOfRef(StixId sightingOfRef) {
      return id("sighting_of_ref", sightingOfRef);
    }

    public Builder observedDataRefs(StixId... observedDataRefs) {
      return ids("observed_data_refs", observedDataRefs);
    }

    public Builder whereSightedRefs(StixId... whereSightedRefs) {
      return ids("where_sighted_refs", whereSightedRefs);
    }

    public Builder summary(boolean summary) {
      return flag("summary", summary);
    }
  }
}
