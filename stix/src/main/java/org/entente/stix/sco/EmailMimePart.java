package org.entente.stix.sco;

import org.entente.stix.PropertyBuilder;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// One part of an email body: text, or a reference to bytes. Immutable (STIX 2.1 §6.6.2).
///
/// @param body the text, decoded
/// @param bodyRawRef the `artifact` or `file` that is the part
/// @param contentType the header field Content-Type
/// @param contentDisposition the header field Content-Disposition
/// @param custom properties that this standard does not define, as they came
public record EmailMimePart(
    @Nullable String body,
    @Nullable StixId bodyRawRef,
    @Nullable String contentType,
    @Nullable String contentDisposition,
    JsonObject custom) {
  private static final String STRUCTURE = "email-mime-part-type";

  public EmailMimePart {
    Conformance.require(
        Tables.ofStructure(STRUCTURE),
        json(body, bodyRawRef, contentType, contentDisposition, custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static EmailMimePart from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new EmailMimePart(
        in.textOrNull("body"),
        in.idOrNull("body_raw_ref"),
        in.textOrNull("content_type"),
        in.textOrNull("content_disposition"),
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
    return json(body, bodyRawRef, contentType, contentDisposition, custom);
  }

  private static JsonObject json(
      @Nullable String body,
      @Nullable StixId bodyRawRef,
      @Nullable String contentType,
      @Nullable String contentDisposition,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out ->
            out.text("body", body)
                .id("body_raw_ref", bodyRawRef)
                .text("content_type", contentType)
                .text("content_disposition", contentDisposition));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, EmailMimePart> {
    private Builder(JsonObject start) {
      super(start, EmailMimePart::from);
    }

    public Builder body(String body) {
      return text("body", body);
    }

    public Builder bodyRawRef(StixId bodyRawRef) {
      return id("body_raw_ref", bodyRawRef);
    }

    public Builder contentType(String contentType) {
      return text("content_type", contentType);
    }

    public Builder contentDisposition(String contentDisposition) {
      return text("content_disposition", contentDisposition);
    }
  }
}
