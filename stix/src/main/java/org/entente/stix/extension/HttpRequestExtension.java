package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about an HTTP request. Immutable (STIX 2.1 §6.12.2).
///
/// @param requestMethod the method in lower case
/// @param requestValue what is requested, usually a path
/// @param requestVersion the version in lower case
/// @param requestHeader header fields: a list of strings for each name
/// @param messageBodyLength length of the body in bytes
/// @param messageBodyDataRef the `artifact` that is the body
/// @param custom properties that this standard does not define, as they came
public record HttpRequestExtension(
    String requestMethod,
    String requestValue,
    @Nullable String requestVersion,
    @Nullable JsonObject requestHeader,
    @Nullable Long messageBodyLength,
    @Nullable StixId messageBodyDataRef,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "http-request-ext";

  public HttpRequestExtension {
    Conformance.require(
        Tables.ofExtension(KEY),
        json(
            requestMethod,
            requestValue,
            requestVersion,
            requestHeader,
            messageBodyLength,
            messageBodyDataRef,
            custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static HttpRequestExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new HttpRequestExtension(
        in.text("request_method"),
        in.text("request_value"),
        in.textOrNull("request_version"),
        in.dictionaryOrNull("request_header"),
        in.integerOrNull("message_body_length"),
        in.idOrNull("message_body_data_ref"),
        in.custom());
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
    return json(
        requestMethod,
        requestValue,
        requestVersion,
        requestHeader,
        messageBodyLength,
        messageBodyDataRef,
        custom);
  }

  private static JsonObject json(
      String requestMethod,
      String requestValue,
      @Nullable String requestVersion,
      @Nullable JsonObject requestHeader,
      @Nullable Long messageBodyLength,
      @Nullable StixId messageBodyDataRef,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.text("request_method", requestMethod)
                .text("request_value", requestValue)
                .text("request_version", requestVersion)
                .dictionary("request_header", requestHeader)
                .integer("message_body_length", messageBodyLength)
                .id("message_body_data_ref", messageBodyDataRef));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, HttpRequestExtension> {
    private Builder(JsonObject start) {
      super(start, HttpRequestExtension::from);
    }

    public Builder requestMethod(String requestMethod) {
      return text("request_method", requestMethod);
    }

    public Builder requestValue(String requestValue) {
      return text("request_value", requestValue);
    }

    public Builder requestVersion(String requestVersion) {
      return text("request_version", requestVersion);
    }

    public Builder requestHeader(JsonObject requestHeader) {
      return dictionary("request_header", requestHeader);
    }

    public Builder messageBodyLength(long messageBodyLength) {
      return integer("message_body_length", messageBodyLength);
    }

    public Builder messageBodyDataRef(StixId messageBodyDataRef) {
      return id("message_body_data_ref", messageBodyDataRef);
    }
  }
}
