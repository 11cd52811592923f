package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.StixId;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Objects that belong together in some context, short of a report. Immutable (STIX 2.1 §4.4).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it; recommended
/// @param description what it is, at length
/// @param context what they have in common, from `grouping-context-ov`
/// @param objectRefs the objects; at least one
public record Grouping(
    Common common,
    @Nullable String name,
    @Nullable String description,
    String context,
    List<StixId> objectRefs)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "grouping";

  public Grouping {
    objectRefs = List.copyOf(objectRefs);
    Conformance.require(json(common, name, description, context, objectRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Grouping from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Grouping(
        in.common(),
        in.textOrNull("name"),
        in.textOrNull("description"),
        in.text("context"),
        in.ids("object_refs"));
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
    return json(common, name, description, context, objectRefs);
  }

  private static JsonObject json(
      Common common,
      @Nullable String name,
      @Nullable String description,
      String context,
      List<StixId> objectRefs) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .text("context", context)
                .ids("object_refs", objectRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Grouping> {
    private Builder(Mint mint) {
      super(TYPE, mint, Grouping::from);
    }

    private Builder(JsonObject start) {
      super(start, Grouping::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder context(String context) {
      return text("context", context);
    }

    public Builder objectRefs(StixId... objectRefs) {
      return ids("object_refs", objectRefs);
    }
  }
}
