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

/// A person, a group or an organisation believed to act with malicious intent. Immutable (STIX 2.1
/// §4.17).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param threatActorTypes what it is, from `threat-actor-type-ov`
/// @param aliases other names for it
/// @param firstSeen when it was first seen
/// @param lastSeen when it was last seen; not before `firstSeen`
/// @param roles the roles that it plays, from `threat-actor-role-ov`
/// @param goals what it is after
/// @param sophistication how skilled it is, from `threat-actor-sophistication-ov`
/// @param resourceLevel at what level it works, from `attack-resource-level-ov`
/// @param primaryMotivation why, above all, from `attack-motivation-ov`
/// @param secondaryMotivations why else, from `attack-motivation-ov`
/// @param personalMotivations why, apart from the organisation's goals, from `attack-motivation-ov`
public record ThreatActor(
    Common common,
    String name,
    @Nullable String description,
    List<String> threatActorTypes,
    List<String> aliases,
    @Nullable StixTimestamp firstSeen,
    @Nullable StixTimestamp lastSeen,
    List<String> roles,
    List<String> goals,
    @Nullable String sophistication,
    @Nullable String resourceLevel,
    @Nullable String primaryMotivation,
    List<String> secondaryMotivations,
    List<String> personalMotivations)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "threat-actor";

  public ThreatActor {
    threatActorTypes = List.copyOf(threatActorTypes);
    aliases = List.copyOf(aliases);
    roles = List.copyOf(roles);
    goals = List.copyOf(goals);
    secondaryMotivations = List.copyOf(secondaryMotivations);
    personalMotivations = List.copyOf(personalMotivations);
    Conformance.require(
        json(
            common,
            name,
            description,
            threatActorTypes,
            aliases,
            firstSeen,
            lastSeen,
            roles,
            goals,
            sophistication,
            resourceLevel,
            primaryMotivation,
            secondaryMotivations,
            personalMotivations));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static ThreatActor from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new ThreatActor(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("threat_actor_types"),
        in.texts("aliases"),
        in.timeOrNull("first_seen"),
        in.timeOrNull("last_seen"),
        in.texts("roles"),
        in.texts("goals"),
        in.textOrNull("sophistication"),
        in.textOrNull("resource_level"),
        in.textOrNull("primary_motivation"),
        in.texts("secondary_motivations"),
        in.texts("personal_motivations"));
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
        threatActorTypes,
        aliases,
        firstSeen,
        lastSeen,
        roles,
        goals,
        sophistication,
        resourceLevel,
        primaryMotivation,
        secondaryMotivations,
        personalMotivations);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> threatActorTypes,
      List<String> aliases,
      @Nullable StixTimestamp firstSeen,
      @Nullable StixTimestamp lastSeen,
      List<String> roles,
      List<String> goals,
      @Nullable String sophistication,
      @Nullable String resourceLevel,
      @Nullable String primaryMotivation,
      List<String> secondaryMotivations,
      List<String> personalMotivations) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("threat_actor_types", threatActorTypes)
                .texts("aliases", aliases)
                .time("first_seen", firstSeen)
                .time("last_seen", lastSeen)
                .texts("roles", roles)
                .texts("goals", goals)
                .text("sophistication", sophistication)
                .text("resource_level", resourceLevel)
                .text("primary_motivation", primaryMotivation)
                .texts("secondary_motivations", secondaryMotivations)
                .texts("personal_motivations", personalMotivations));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, ThreatActor> {
    private Builder(Mint mint) {
      super(TYPE, mint, ThreatActor::from);
    }

    private Builder(JsonObject start) {
      super(start, ThreatActor::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder threatActorTypes(String... threatActorTypes) {
      return texts("threat_actor_types", threatActorTypes);
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

    public Builder roles(String... roles) {
      return texts("roles", roles);
    }

    public Builder goals(String... goals) {
      return texts("goals", goals);
    }

    public Builder sophistication(String sophistication) {
      return text("sophistication", sophistication);
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

    public Builder personalMotivations(String... personalMotivations) {
      return texts("personal_motivations", personalMotivations);
    }
  }
}
