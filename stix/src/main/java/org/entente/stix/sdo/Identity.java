package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A person, an organisation, a group, a system, or a class of these. Immutable (STIX 2.1 §4.5).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param roles the roles that it performs
/// @param identityClass what it is, from `identity-class-ov`
/// @param sectors the sectors that it belongs to, from `industry-sector-ov`
/// @param contactInformation how to reach it, in any form
public record Identity(
    Common common,
    String name,
    @Nullable String description,
    List<String> roles,
    @Nullable String identityClass,
    List<String> sectors,
    @Nullable String contactInformation)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "identity";

  public Identity {
    roles = List.copyOf(roles);
    sectors = List.copyOf(sectors);
    Conformance.require(
        json(common, name, description, roles, identityClass, sectors, contactInformation));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Identity from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Identity(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("roles"),
        in.textOrNull("identity_class"),
        in.texts("sectors"),
        in.textOrNull("contact_information"));
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
    return json(common, name, description, roles, identityClass, sectors, contactInformation);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> roles,
      @Nullable String identityClass,
      List<String> sectors,
      @Nullable String contactInformation) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("roles", roles)
                .text("identity_class", identityClass)
                .texts("sectors", sectors)
                .text("contact_information", contactInformation));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Identity> {
    private Builder(Mint mint) {
      super(TYPE, mint, Identity::from);
    }

    private Builder(JsonObject start) {
      super(start, Identity::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder roles(String... roles) {
      return texts("roles", roles);
    }

    public Builder identityClass(String identityClass) {
      return text("identity_class", identityClass);
    }

    public Builder sectors(String... sectors) {
      return texts("sectors", sectors);
    }

    public Builder contactInformation(String contactInformation) {
      return text("contact_information", contactInformation);
    }
  }
}
