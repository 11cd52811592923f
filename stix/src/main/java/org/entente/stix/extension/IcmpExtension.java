package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;

/// What is special about an ICMP message. Immutable (STIX 2.1 §6.12.3).
///
/// @param icmpTypeHex the type byte, in hexadecimal
/// @param icmpCodeHex the code byte, in hexadecimal
/// @param custom properties that this standard does not define, as they came
public record IcmpExtension(String icmpTypeHex, String icmpCodeHex, JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "icmp-ext";

  public IcmpExtension {
    Conformance.require(Tables.ofExtension(KEY), json(icmpTypeHex, icmpCodeHex, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static IcmpExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new IcmpExtension(in.text("icmp_type_hex"), in.text("icmp_code_hex"), in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(icmpTypeHex, icmpCodeHex, custom);
  }

  private static JsonObject json(String icmpTypeHex, String icmpCodeHex, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out -> out.text("icmp_type_hex", icmpTypeHex).text("icmp_code_hex", icmpCodeHex));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, IcmpExtension> {
    private Builder(JsonObject start) {
      super(start, IcmpExtension::from);
    }

    public Builder icmpTypeHex(String icmpTypeHex) {
      return text("icmp_type_hex", icmpTypeHex);
    }

    public Builder icmpCodeHex(String icmpCodeHex) {
      return text("icmp_code_hex", icmpCodeHex);
    }
  }
}
