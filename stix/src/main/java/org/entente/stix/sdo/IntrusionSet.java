package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Behaviour and resources with so much in common that one organisation is thought to be behind
/// them. Immutable (STIX 2.1 §4.9).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param aliases other names for it
/// @param firstSeen when it was first seen
/// @param lastSeen when it was last seen; not before `firstSeen`
/// @param goals what it is after
/// @param resourceLevel at what level it works, from `attack-resource-level-ov`
/// @param primaryMotivation why, above all, from `attack-motivation-ov`
/// @param secondaryMotivations why else, from `attack-motivation-ov`
public record IntrusionSet(
    Common common,
    String name,
    @Nullable String description,
    List<String> aliases,
    @Nullable StixTimestamp firstSeen,
    @Nullable StixTimestamp lastSeen,
    List<String> goals,
    @Nullable String resourceLevel,
    @Nullable String primaryMotivation,
    List<String> secondaryMotivations)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "intrusion-set";

  public IntrusionSet {
    aliases = List.copyOf(aliases);
    goals = List.copyOf(goals);
    secondaryMotivations = List.copyOf(secondaryMotivations);
    Conformance.require(
        json(
            common,
            name,
            description,
            aliases,
            firstSeen,
            lastSeen,
            goals,
            resourceLevel,
            primaryMotivation,
            secondaryMotivations));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static IntrusionSet from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new IntrusionSet(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("aliases"),
        in.timeOrNull("first_seen"),
        in.timeOrNull("last_seen"),
        in.texts("goals"),
        in.textOrNull("resource_level"),
        in.textOrNull("primary_motivation"),
        in.texts("secondary_motivations"));
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
        name,
        description,
        aliases,
        firstSeen,
        lastSeen,
        goals,
        resourceLevel,
        primaryMotivation,
        secondaryMotivations);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> aliases,
      @Nullable StixTimestamp firstSeen,
      @Nullable StixTimestamp lastSeen,
      List<String> goals,
      @Nullable String resourceLevel,
      @Nullable String primaryMotivation,
      List<String> secondaryMotivations) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("aliases", aliases)
                .time("first_seen", firstSeen)
                .time("last_seen", lastSeen)
                .texts("goals", goals)
                .text("resource_level", resourceLevel)
                .text("primary_motivation", primaryMotivation)
                .texts("secondary_motivations", secondaryMotivations));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, IntrusionSet> {
    private Builder(Mint mint) {
      super(TYPE, mint, IntrusionSet::from);
    }

    private Builder(JsonObject start) {
      super(start, IntrusionSet::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder aliases(String... aliases) {
      return texts("aliases", aliases);
    }

    public Builder firstSeen(StixTimestamp firstSeen) {
      return time("first_seen", firstSeen);
    }

    public Builder lastSeen(StixTimestamp lastSeen) {
      return time("last_seen", lastSeen);
    }

    public Builder goals(String... goals) {
      return texts("goals", goals);
    }

    public Builder resourceLevel(String resourceLevel) {
      return text("resource_level", resourceLevel);
    }

    public Builder primaryMotivation(String primaryMotivation) {
      return text("primary_motivation", primaryMotivation);
    }

    public Builder secondaryMotivations(String... secondaryMotivations) {
      return texts("secondary_motivations", secondaryMotivations);
    }
  }
}
