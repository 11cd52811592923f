package org.entente.stix.extension;

import java.util.Map;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A section of a Windows executable. Immutable (STIX 2.1 §6.7.6).
///
/// @param name its name
/// @param size length in bytes, not negative
/// @param entropy its Shannon entropy, 0 to 8
/// @param hashes hashes by algorithm
/// @param custom properties that this standard does not define, as they came
public record WindowsPeSection(
    String name,
    @Nullable Long size,
    @Nullable Double entropy,
    Map<String, String> hashes,
    JsonObject custom) {
  private static final String STRUCTURE = "windows-pe-section-type";

  public WindowsPeSection {
    hashes = Copies.ordered(hashes);
    Conformance.require(Tables.ofStructure(STRUCTURE), json(name, size, entropy, hashes, custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsPeSection from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new WindowsPeSection(
        in.text("name"),
        in.integerOrNull("size"),
        in.decimalOrNull("entropy"),
        in.hashes("hashes"),
        in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  public JsonObject toJson() {
    return json(name, size, entropy, hashes, custom);
  }

  private static JsonObject json(
      String name,
      @Nullable Long size,
      @Nullable Double entropy,
      Map<String, String> hashes,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out ->
            out.text("name", name)
                .integer("size", size)
                .decimal("entropy", entropy)
                .hashes("hashes", hashes));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, WindowsPeSection> {
    private Builder(JsonObject start) {
      super(start, WindowsPeSection::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder size(long size) {
      return integer("size", size);
    }

    public Builder entropy(double entropy) {
      return decimal("entropy", entropy);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }
  }
}
