package org.entente.stix.extension;

import java.util.List;
import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about an archive file. Immutable (STIX 2.1 §6.7.2).
///
/// @param containsRefs the files and directories in it; at least one
/// @param comment the comment in the archive
/// @param custom properties that this standard does not define, as they came
public record ArchiveExtension(
    List<StixId> containsRefs, @Nullable String comment, JsonObject custom) implements Extension {
  /// The key under which it stands.
  public static final String KEY = "archive-ext";

  public ArchiveExtension {
    containsRefs = List.copyOf(containsRefs);
    Conformance.require(Tables.ofExtension(KEY), json(containsRefs, comment, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static ArchiveExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new ArchiveExtension(in.ids("contains_refs"), in.textOrNull("comment"), in.custom());
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
    return json(containsRefs, comment, custom);
  }

  private static JsonObject json(
      List<StixId> containsRefs, @Nullable String comment, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out -> out.ids("contains_refs", containsRefs).text("comment", comment));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, ArchiveExtension> {
    private Builder(JsonObject start) {
      super(start, ArchiveExtension::from);
    }

    public Builder containsRefs(StixId... containsRefs) {
      return ids("contains_refs", containsRefs);
    }

    public Builder comment(String comment) {
      return text("comment", comment);
    }
  }
}
