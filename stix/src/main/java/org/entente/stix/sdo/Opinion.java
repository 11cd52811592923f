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

/// How far somebody agrees with what others say. Immutable (STIX 2.1 §4.15).
///
/// @param common what it has in common with others of its kind
/// @param explanation why
/// @param authors whose opinion it is
/// @param opinion from `strongly-disagree` to `strongly-agree`, of `opinion-enum`
/// @param objectRefs the objects that it is about; at least one
public record Opinion(
    Common common,
    @Nullable String explanation,
    List<String> authors,
    String opinion,
    List<StixId> objectRefs)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "opinion";

  public Opinion {
    authors = List.copyOf(authors);
    objectRefs = List.copyOf(objectRefs);
    Conformance.require(json(common, explanation, authors, opinion, objectRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Opinion from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Opinion(
        in.common(),
        in.textOrNull("explanation"),
        in.texts("authors"),
        in.text("opinion"),
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
    return json(common, explanation, authors, opinion, objectRefs);
  }

  private static JsonObject json(
      Common common,
      @Nullable String explanation,
      List<String> authors,
      String opinion,
      List<StixId> objectRefs) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("explanation", explanation)
                .texts("authors", authors)
                .text("opinion", opinion)
                .ids("object_refs", objectRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Opinion> {
    private Builder(Mint mint) {
      super(TYPE, mint, Opinion::from);
    }

    private Builder(JsonObject start) {
      super(start, Opinion::from);
    }

    public Builder explanation(String explanation) {
      return text("explanation", explanation);
    }

    public Builder authors(String... authors) {
      return texts("authors", authors);
    }

    public Builder opinion(String opinion) {
      return text("opinion", opinion);
    }

    public Builder objectRefs(StixId... objectRefs) {
      return ids("object_refs", objectRefs);
    }
  }
}
