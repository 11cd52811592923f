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

/// An alternate data stream of an NTFS file. Immutable (STIX 2.1 §6.7.3).
///
/// @param name its name
/// @param hashes hashes by algorithm
/// @param size length in bytes, not negative
/// @param custom properties that this standard does not define, as they came
public record AlternateDataStream(
    String name, Map<String, String> hashes, @Nullable Long size, JsonObject custom) {
  private static final String STRUCTURE = "alternate-data-stream-type";

  public AlternateDataStream {
    hashes = Copies.ordered(hashes);
    Conformance.require(Tables.ofStructure(STRUCTURE), json(name, hashes, size, custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static AlternateDataStream from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new AlternateDataStream(
        in.text("name"), in.hashes("hashes"), in.integerOrNull("size"), in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  public JsonObject toJson() {
    return json(name, hashes, size, custom);
  }

  private static JsonObject json(
      String name, Map<String, String> hashes, @Nullable Long size, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out -> out.text("name", name).hashes("hashes", hashes).integer("size", size));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, AlternateDataStream> {
    private Builder(JsonObject start) {
      super(start, AlternateDataStream::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }

    public Builder size(long size) {
      return integer("size", size);
    }
  }
}
