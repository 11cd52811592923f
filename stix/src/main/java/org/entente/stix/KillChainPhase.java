package org.entente.stix;

import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;

/// A phase of a kill chain. Immutable (STIX 2.1 §2.11).
///
/// @param killChainName the kill chain, such as `mitre-attack`
/// @param phaseName the phase
/// @param custom properties that this standard does not define, as they came
public record KillChainPhase(String killChainName, String phaseName, JsonObject custom) {
  private static final String STRUCTURE = "kill-chain-phase";

  public KillChainPhase {
    Conformance.require(Tables.ofStructure(STRUCTURE), json(killChainName, phaseName, custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static KillChainPhase from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new KillChainPhase(in.text("kill_chain_name"), in.text("phase_name"), in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  public JsonObject toJson() {
    return json(killChainName, phaseName, custom);
  }

  private static JsonObject json(String killChainName, String phaseName, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out -> out.text("kill_chain_name", killChainName).text("phase_name", phaseName));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, KillChainPhase> {
    private Builder(JsonObject start) {
      super(start, KillChainPhase::from);
    }

    public Builder killChainName(String killChainName) {
      return text("kill_chain_name", killChainName);
    }

    public Builder phaseName(String phaseName) {
      return text("phase_name", phaseName);
    }
  }
}
