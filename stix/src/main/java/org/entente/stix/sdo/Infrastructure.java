package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.KillChainPhase;
import org.entente.stix.Mint;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Systems and services that serve some purpose: an attack, its target, a defence. Immutable (STIX
/// 2.1 §4.8).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param infrastructureTypes what it is for, from `infrastructure-type-ov`
/// @param aliases other names for it
/// @param killChainPhases the phases in which it is used
/// @param firstSeen when it was first seen
/// @param lastSeen when it was last seen; not before `firstSeen`
public record Infrastructure(
    Common common,
    String name,
    @Nullable String description,
    List<String> infrastructureTypes,
    List<String> aliases,
    List<KillChainPhase> killChainPhases,
    @Nullable StixTimestamp firstSeen,
    @Nullable StixTimestamp lastSeen)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "infrastructure";

  public Infrastructure {
    infrastructureTypes = List.copyOf(infrastructureTypes);
    aliases = List.copyOf(aliases);
    killChainPhases = List.copyOf(killChainPhases);
    Conformance.require(
        json(
            common,
            name,
            description,
            infrastructureTypes,
            aliases,
            killChainPhases,
            firstSeen,
            lastSeen));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Infrastructure from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Infrastructure(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("infrastructure_types"),
        in.texts("aliases"),
        in.structures("kill_chain_phases", KillChainPhase::from),
        in.timeOrNull("first_seen"),
        in.timeOrNull("last_seen"));
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
        infrastructureTypes,
        aliases,
        killChainPhases,
        firstSeen,
        lastSeen);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> infrastructureTypes,
      List<String> aliases,
      List<KillChainPhase> killChainPhases,
      @Nullable StixTimestamp firstSeen,
      @Nullable StixTimestamp lastSeen) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("infrastructure_types", infrastructureTypes)
                .texts("aliases", aliases)
                .structures("kill_chain_phases", killChainPhases, KillChainPhase::toJson)
                .time("first_seen", firstSeen)
                .time("last_seen", lastSeen));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Infrastructure> {
    private Builder(Mint mint) {
      super(TYPE, mint, Infrastructure::from);
    }

    private Builder(JsonObject start) {
      super(start, Infrastructure::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder infrastructureTypes(String... infrastructureTypes) {
      return texts("infrastructure_types", infrastructureTypes);
    }

    public Builder aliases(String... aliases) {
      return texts("aliases", aliases);
    }

    public Builder killChainPhases(KillChainPhase... killChainPhases) {
      return structures("kill_chain_phases", List.of(killChainPhases), KillChainPhase::toJson);
    }

    public Builder firstSeen(StixTimestamp firstSeen) {
      return time("first_seen", firstSeen);
    }

    public Builder lastSeen(StixTimestamp lastSeen) {
      return time("last_seen", lastSeen);
    }
  }
}
