package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Threat intelligence about one or several subjects, for publication as a whole. Immutable (STIX
/// 2.1 §4.16).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param reportTypes what it is about, from `report-type-ov`
/// @param published when it was published
/// @param objectRefs the objects that it is about; at least one
public record Report(
    Common common,
    String name,
    @Nullable String description,
    List<String> reportTypes,
    StixTimestamp published,
    List<StixId> objectRefs)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "report";

  public Report {
    reportTypes = List.copyOf(reportTypes);
    objectRefs = List.copyOf(objectRefs);
    Conformance.require(json(common, name, description, reportTypes, published, objectRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Report from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Report(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("report_types"),
        in.time("published"),
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
    return json(common, name, description, reportTypes, published, objectRefs);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> reportTypes,
      StixTimestamp published,
      List<StixId> objectRefs) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("report_types", reportTypes)
                .time("published", published)
                .ids("object_refs", objectRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Report> {
    private Builder(Mint mint) {
      super(TYPE, mint, Report::from);
    }

    private Builder(JsonObject start) {
      super(start, Report::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder reportTypes(String... reportTypes) {
      return texts("report_types", reportTypes);
    }

    public Builder published(StixTimestamp published) {
      return time("published", published);
    }

    public Builder objectRefs(StixId... objectRefs) {
      return ids("object_refs", objectRefs);
    }
  }
}
