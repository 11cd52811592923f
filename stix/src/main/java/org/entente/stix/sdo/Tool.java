package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.KillChainPhase;
import org.entente.stix.Mint;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Legitimate software that attackers use. Immutable (STIX 2.1 §4.18).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param toolTypes what it is for, from `tool-type-ov`
/// @param aliases other names for it
/// @param killChainPhases the phases in which it is used
/// @param toolVersion its version
public record Tool(
    Common common,
    String name,
    @Nullable String description,
    List<String> toolTypes,
    List<String> aliases,
    List<KillChainPhase> killChainPhases,
    @Nullable String toolVersion)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "tool";

  public Tool {
    toolTypes = List.copyOf(toolTypes);
    aliases = List.copyOf(aliases);
    killChainPhases = List.copyOf(killChainPhases);
    Conformance.require(
        json(common, name, description, toolTypes, aliases, killChainPhases, toolVersion));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Tool from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Tool(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("tool_types"),
        in.texts("aliases"),
        in.structures("kill_chain_phases", KillChainPhase::from),
        in.textOrNull("tool_version"));
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
    return json(common, name, description, toolTypes, aliases, killChainPhases, toolVersion);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> toolTypes,
      List<String> aliases,
      List<KillChainPhase> killChainPhases,
      @Nullable String toolVersion) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("tool_types", toolTypes)
                .texts("aliases", aliases)
                .structures("kill_chain_phases", killChainPhases, KillChainPhase::toJson)
                .text("tool_version", toolVersion));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Tool> {
    private Builder(Mint mint) {
      super(TYPE, mint, Tool::from);
    }

    private Builder(JsonObject start) {
      super(start, Tool::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder toolTypes(String... toolTypes) {
      return texts("tool_types", toolTypes);
    }

    public Builder aliases(String... aliases) {
      return texts("aliases", aliases);
    }

    public Builder killChainPhases(KillChainPhase... killChainPhases) {
      return structures("kill_chain_phases", List.of(killChainPhases), KillChainPhase::toJson);
    }

    public Builder toolVersion(String toolVersion) {
      return text("tool_version", toolVersion);
    }
  }
}
