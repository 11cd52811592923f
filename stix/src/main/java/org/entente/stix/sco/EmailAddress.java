package org.entente.stix.sco;

import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A single email address. Immutable (STIX 2.1 §6.5).
///
/// @param common what it has in common with others of its kind
/// @param value the address, without the name around it (RFC 5322)
/// @param displayName the name that mail programs show
/// @param belongsToRef the account that it belongs to
public record EmailAddress(
    ObservableCommon common,
    String value,
    @Nullable String displayName,
    @Nullable StixId belongsToRef)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "email-addr";

  public EmailAddress {
    Conformance.require(json(common, value, displayName, belongsToRef));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static EmailAddress from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new EmailAddress(
        in.observable(),
        in.text("value"),
        in.textOrNull("display_name"),
        in.idOrNull("belongs_to_ref"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(common, value, displayName, belongsToRef);
  }

  private static JsonObject json(
      ObservableCommon common,
      String value,
      @Nullable String displayName,
      @Nullable StixId belongsToRef) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("value", value)
                .text("display_name", displayName)
                .id("belongs_to_ref", belongsToRef));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, EmailAddress> {
    private Builder(Mint mint) {
      super(TYPE, mint, EmailAddress::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, EmailAddress::from);
    }

    public Builder value(String value) {
      return text("value", value);
    }

    public Builder displayName(String displayName) {
      return text("display_name", displayName);
    }

    public Builder belongsToRef(StixId belongsToRef) {
      return id("belongs_to_ref", belongsToRef);
    }
  }
}
