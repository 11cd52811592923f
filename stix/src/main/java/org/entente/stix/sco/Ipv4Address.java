package org.entente.stix.sco;

import java.util.List;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;

/// An IPv4 address or network. Immutable (STIX 2.1 §6.8).
///
/// @param common what it has in common with others of its kind
/// @param value the address, or the network in CIDR notation
/// @param resolvesToRefs MAC addresses to which it resolves
/// @param belongsToRefs autonomous systems that it belongs to
public record Ipv4Address(
    ObservableCommon common, String value, List<StixId> resolvesToRefs, List<StixId> belongsToRefs)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "ipv4-addr";

  public Ipv4Address {
    resolvesToRefs = List.copyOf(resolvesToRefs);
    belongsToRefs = List.copyOf(belongsToRefs);
    Conformance.require(json(common, value, resolvesToRefs, belongsToRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Ipv4Address from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Ipv4Address(
        in.observable(), in.text("value"), in.ids("resolves_to_refs"), in.ids("belongs_to_refs"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(common, value, resolvesToRefs, belongsToRefs);
  }

  private static JsonObject json(
      ObservableCommon common,
      String value,
      List<StixId> resolvesToRefs,
      List<StixId> belongsToRefs) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("value", value)
                .ids("resolves_to_refs", resolvesToRefs)
                .ids("belongs_to_refs", belongsToRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, Ipv4Address> {
    private Builder(Mint mint) {
      super(TYPE, mint, Ipv4Address::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, Ipv4Address::from);
    }

    public Builder value(String value) {
      return text("value", value);
    }

    public Builder resolvesToRefs(StixId... resolvesToRefs) {
      return ids("resolves_to_refs", resolvesToRefs);
    }

    public Builder belongsToRefs(StixId... belongsToRefs) {
      return ids("belongs_to_refs", belongsToRefs);
    }
  }
}
