package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about TCP traffic. At least one property is there. Immutable (STIX 2.1 §6.12.5).
///
/// @param srcFlagsHex all flags that the source set, in hexadecimal
/// @param dstFlagsHex all flags that the destination set, in hexadecimal
/// @param custom properties that this standard does not define, as they came
public record TcpExtension(
    @Nullable String srcFlagsHex, @Nullable String dstFlagsHex, JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "tcp-ext";

  public TcpExtension {
    Conformance.require(Tables.ofExtension(KEY), json(srcFlagsHex, dstFlagsHex, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static TcpExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new TcpExtension(
        in.textOrNull("src_flags_hex"), in.textOrNull("dst_flags_hex"), in.custom());
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
    return json(srcFlagsHex, dstFlagsHex, custom);
  }

  private static JsonObject json(
      @Nullable String srcFlagsHex, @Nullable String dstFlagsHex, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out -> out.text("src_flags_hex", srcFlagsHex).text("dst_flags_hex", dstFlagsHex));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, TcpExtension> {
    private Builder(JsonObject start) {
      super(start, TcpExtension::from);
    }

    public Builder srcFlagsHex(String srcFlagsHex) {
      return text("src_flags_hex", srcFlagsHex);
    }

    public Builder dstFlagsHex(String dstFlagsHex) {
      return text("dst_flags_hex", dstFlagsHex);
    }
  }
}
