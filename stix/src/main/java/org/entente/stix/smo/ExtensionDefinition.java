package org.entente.stix.smo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.MetaObject;
import org.entente.stix.Mint;
import org.entente.stix.Versioned;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Describes an extension of the standard: new types of object, or more properties for existing
/// ones. Immutable (STIX 2.1 §7.3).
///
/// @param common what it has in common with others of its kind; it always has an author, and
///   neither confidence, language nor extensions of its own
/// @param name how people call it
/// @param description what it is for; recommended
/// @param schema the definition itself, or the URL of its schema
/// @param version its version, preferably a semantic one
/// @param extensionTypes what it adds, of `extension-type-enum`; at least one
/// @param extensionProperties the names of the properties that it adds at the top level
public record ExtensionDefinition(
    Common common,
    String name,
    @Nullable String description,
    String schema,
    String version,
    List<String> extensionTypes,
    List<String> extensionProperties)
    implements MetaObject, Versioned {
  /// The value of `type`.
  public static final String TYPE = "extension-definition";

  public ExtensionDefinition {
    extensionTypes = List.copyOf(extensionTypes);
    extensionProperties = List.copyOf(extensionProperties);
    Conformance.require(
        json(common, name, description, schema, version, extensionTypes, extensionProperties));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static ExtensionDefinition from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new ExtensionDefinition(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.text("schema"),
        in.text("version"),
        in.texts("extension_types"),
        in.texts("extension_properties"));
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
    return json(common, name, description, schema, version, extensionTypes, extensionProperties);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      String schema,
      String version,
      List<String> extensionTypes,
      List<String> extensionProperties) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .text("schema", schema)
                .text("version", version)
                .texts("extension_types", extensionTypes)
                .texts("extension_properties", extensionProperties));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, ExtensionDefinition> {
    private Builder(Mint mint) {
      super(TYPE, mint, ExtensionDefinition::from);
    }

    private Builder(JsonObject start) {
      super(start, ExtensionDefinition::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder schema(String schema) {
      return text("schema", schema);
    }

    public Builder version(String version) {
      return text("version", version);
    }

    public Builder extensionTypes(String... extensionTypes) {
      return texts("extension_types", extensionTypes);
    }

    public Builder extensionProperties(String... extensionProperties) {
      return texts("extension_properties", extensionProperties);
    }
  }
}
