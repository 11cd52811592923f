package org.entente.stix;

import java.util.Map;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A pointer to something outside of STIX: a description, a URL or an identifier. Immutable (STIX
/// 2.1 §2.5).
///
/// @param sourceName who or what keeps it, such as `cve`
/// @param description what it is
/// @param url where it is
/// @param hashes hashes of what is at `url` by algorithm
/// @param externalId its identifier there
/// @param custom properties that this standard does not define, as they came
public record ExternalReference(
    String sourceName,
    @Nullable String description,
    @Nullable String url,
    Map<String, String> hashes,
    @Nullable String externalId,
    JsonObject custom) {
  private static final String STRUCTURE = "external-reference";

  public ExternalReference {
    hashes = Copies.ordered(hashes);
    Conformance.require(
        Tables.ofStructure(STRUCTURE),
        json(sourceName, description, url, hashes, externalId, custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static ExternalReference from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new ExternalReference(
        in.text("source_name"),
        in.textOrNull("description"),
        in.textOrNull("url"),
        in.hashes("hashes"),
        in.textOrNull("external_id"),
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
    return json(sourceName, description, url, hashes, externalId, custom);
  }

  private static JsonObject json(
      String sourceName,
      @Nullable String description,
      @Nullable String url,
      Map<String, String> hashes,
      @Nullable String externalId,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out ->
            out.text("source_name", sourceName)
                .text("description", description)
                .text("url", url)
                .hashes("hashes", hashes)
                .text("external_id", externalId));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, ExternalReference> {
    private Builder(JsonObject start) {
      super(start, ExternalReference::from);
    }

    public Builder sourceName(String sourceName) {
      return text("source_name", sourceName);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder url(String url) {
      return text("url", url);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }

    public Builder externalId(String externalId) {
      return text("external_id", externalId);
    }
  }
}
