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

/// A pattern by which suspicious or malicious activity can be detected. Immutable (STIX 2.1 §4.7).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it; recommended
/// @param description what it detects; recommended
/// @param indicatorTypes what it indicates, from `indicator-type-ov`
/// @param pattern the pattern
/// @param patternType the language of the pattern, from `pattern-type-ov`
/// @param patternVersion the version of that language
/// @param validFrom from when on it is worth detecting
/// @param validUntil from when on it is no longer worth it; after `validFrom`, null for no end
/// @param killChainPhases the phases in which it is used
public record Indicator(
    Common common,
    @Nullable String name,
    @Nullable String description,
    List<String> indicatorTypes,
    String pattern,
    String patternType,
    @Nullable String patternVersion,
    StixTimestamp validFrom,
    @Nullable StixTimestamp validUntil,
    List<KillChainPhase> killChainPhases)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "indicator";

  public Indicator {
    indicatorTypes = List.copyOf(indicatorTypes);
    killChainPhases = List.copyOf(killChainPhases);
    Conformance.require(
        json(
            common,
            name,
            description,
            indicatorTypes,
            pattern,
            patternType,
            patternVersion,
            validFrom,
            validUntil,
            killChainPhases));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Indicator from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Indicator(
        in.common(),
        in.textOrNull("name"),
        in.textOrNull("description"),
        in.texts("indicator_types"),
        in.text("pattern"),
        in.text("pattern_type"),
        in.textOrNull("pattern_version"),
        in.time("valid_from"),
        in.timeOrNull("valid_until"),
        in.structures("kill_chain_phases", KillChainPhase::from));
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
        indicatorTypes,
        pattern,
        patternType,
        patternVersion,
        validFrom,
        validUntil,
        killChainPhases);
  }

  private static JsonObject json(
      Common common,
      @Nullable String name,
      @Nullable String description,
      List<String> indicatorTypes,
      String pattern,
      String patternType,
      @Nullable String patternVersion,
      StixTimestamp validFrom,
      @Nullable StixTimestamp validUntil,
      List<KillChainPhase> killChainPhases) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("indicator_types", indicatorTypes)
                .text("pattern", pattern)
                .text("pattern_type", patternType)
                .text("pattern_version", patternVersion)
                .time("valid_from", validFrom)
                .time("valid_until", validUntil)
                .structures("kill_chain_phases", killChainPhases, KillChainPhase::toJson));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Indicator> {
    private Builder(Mint mint) {
      super(TYPE, mint, Indicator::from);
    }

    private Builder(JsonObject start) {
      super(start, Indicator::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder indicatorTypes(String... indicatorTypes) {
      return texts("indicator_types", indicatorTypes);
    }

    public Builder pattern(String pattern) {
      return text("pattern", pattern);
    }

    public Builder patternType(String patternType) {
      return text("pattern_type", patternType);
    }

    public Builder patternVersion(String patternVersion) {
      return text("pattern_version", patternVersion);
    }

    public Builder validFrom(StixTimestamp validFrom) {
      return time("valid_from", validFrom);
    }

    public Builder validUntil(StixTimestamp validUntil) {
      return time("valid_until", validUntil);
    }

    public Builder killChainPhases(KillChainPhase... killChainPhases) {
      return structures("kill_chain_phases", List.of(killChainPhases), KillChainPhase::toJson);
    }
  }
}
