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

/// A domain name. Immutable (STIX 2.1 §6.4).
///
/// @param common what it has in common with others of its kind
/// @param value the name (RFC 1034, RFC 5890)
/// @param resolvesToRefs addresses and names to which it resolves
public record DomainName(ObservableCommon common, String value, List<StixId> resolvesToRefs)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "domain-name";

  public DomainName {
    resolvesToRefs = List.copyOf(resolvesToRefs);
    Conformance.require(json(common, value, resolvesToRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static DomainName from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new DomainName(in.observable(), in.text("value"), in.ids("resolves_to_refs"));
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
    return json(common, value, resolvesToRefs);
  }

  private static JsonObject json(
      ObservableCommon common, String value, List<StixId> resolvesToRefs) {
    return MemberWriter.observable(
        TYPE, common, out -> out.text("value", value).ids("resolves_to_refs", resolvesToRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, DomainName> {
    private Builder(Mint mint) {
      super(TYPE, mint, DomainName::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, DomainName::from);
    }

    public Builder value(String value) {
      return text("value", value);
    }

    public Builder resolvesToRefs(StixId... resolvesToRefs) {
      return ids("resolves_to_refs", resolvesToRefs);
    }
  }
}
