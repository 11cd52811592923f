package org.entente.stix.sdo;

import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Something that has happened. A stub in this version of the standard, to be filled by extensions.
/// Immutable (STIX 2.1 §4.6).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
public record Incident(Common common, String name, @Nullable String description)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "incident";

  public Incident {
    Conformance.require(json(common, name, description));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Incident from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Incident(in.common(), in.text("name"), in.textOrNull("description"));
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
    return json(common, name, description);
  }

  private static JsonObject json(Common common, String name, @Nullable String description) {
    return MemberWriter.versioned(
        TYPE, common, out -> out.text("name", name).text("description", description));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Incident> {
    private Builder(Mint mint) {
      super(TYPE, mint, Incident::from);
    }

    private Builder(JsonObject start) {
      super(start, Incident::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }
  }
}
