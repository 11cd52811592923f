package org.entente.stix.sco;

import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;

/// A MAC address. Immutable (STIX 2.1 §6.10).
///
/// @param common what it has in common with others of its kind
/// @param value six pairs of lower-case hexadecimal digits with colons
public record MacAddress(ObservableCommon common, String value) implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "mac-addr";

  public MacAddress {
    Conformance.require(json(common, value));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static MacAddress from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new MacAddress(in.observable(), in.text("value"));
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
    return json(common, value);
  }

  private static JsonObject json(ObservableCommon common, String value) {
    return MemberWriter.observable(TYPE, common, out -> out.text("value", value));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, MacAddress> {
    private Builder(Mint mint) {
      super(TYPE, mint, MacAddress::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, MacAddress::from);
    }

    public Builder value(String value) {
      return text("value", value);
    }
  }
}
