package org.entente.stix.sco;

import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A value under a registry key. At least one property is there. Immutable (STIX 2.1 §6.17.2).
///
/// @param name its name; empty for the default value
/// @param data its data
/// @param dataType of `windows-registry-datatype-enum`
/// @param custom properties that this standard does not define, as they came
public record WindowsRegistryValue(
    @Nullable String name, @Nullable String data, @Nullable String dataType, JsonObject custom) {
  private static final String STRUCTURE = "windows-registry-value-type";

  public WindowsRegistryValue {
    Conformance.require(Tables.ofStructure(STRUCTURE), json(name, data, dataType, custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsRegistryValue from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new WindowsRegistryValue(
        in.textOrNull("name"), in.textOrNull("data"), in.textOrNull("data_type"), in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  public JsonObject toJson() {
    return json(name, data, dataType, custom);
  }

  private static JsonObject json(
      @Nullable String name, @Nullable String data, @Nullable String dataType, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out -> out.text("name", name).text("data", data).text("data_type", dataType));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, WindowsRegistryValue> {
    private Builder(JsonObject start) {
      super(start, WindowsRegistryValue::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder data(String data) {
      return text("data", data);
    }

    public Builder dataType(String dataType) {
      return text("data_type", dataType);
    }
  }
}
