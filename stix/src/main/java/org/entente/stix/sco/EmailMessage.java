package org.entente.stix.sco;

import java.util.List;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// An email message. Encoded header fields are decoded. Immutable (STIX 2.1 §6.6).
///
/// @param common what it has in common with others of its kind
/// @param isMultipart whether the body has several parts
/// @param date when it was sent
/// @param contentType the header field Content-Type
/// @param fromRef the address in From
/// @param senderRef the address in Sender
/// @param toRefs the addresses in To
/// @param ccRefs the addresses in CC
/// @param bccRefs the addresses in BCC
/// @param messageId the header field Message-ID
/// @param subject the subject
/// @param receivedLines the header fields Received, in order
/// @param additionalHeaderFields other header fields: a list of strings for each name
/// @param body the body; null when it has several parts
/// @param bodyMultipart the parts; empty when there is only one
/// @param rawEmailRef the `artifact` that is the whole message
public record EmailMessage(
    ObservableCommon common,
    boolean isMultipart,
    @Nullable StixTimestamp date,
    @Nullable String contentType,
    @Nullable StixId fromRef,
    @Nullable StixId senderRef,
    List<StixId> toRefs,
    List<StixId> ccRefs,
    List<StixId> bccRefs,
    @Nullable String messageId,
    @Nullable String subject,
    List<String> receivedLines,
    @Nullable JsonObject additionalHeaderFields,
    @Nullable String body,
    List<EmailMimePart> bodyMultipart,
    @Nullable StixId rawEmailRef)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "email-message";

  public EmailMessage {
    toRefs = List.copyOf(toRefs);
    ccRefs = List.copyOf(ccRefs);
    bccRefs = List.copyOf(bccRefs);
    receivedLines = List.copyOf(receivedLines);
    bodyMultipart = List.copyOf(bodyMultipart);
    Conformance.require(
        json(
            common,
            isMultipart,
            date,
            contentType,
            fromRef,
            senderRef,
            toRefs,
            ccRefs,
            bccRefs,
            messageId,
            subject,
            receivedLines,
            additionalHeaderFields,
            body,
            bodyMultipart,
            rawEmailRef));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static EmailMessage from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new EmailMessage(
        in.observable(),
        in.flag("is_multipart"),
        in.timeOrNull("date"),
        in.textOrNull("content_type"),
        in.idOrNull("from_ref"),
        in.idOrNull("sender_ref"),
        in.ids("to_refs"),
        in.ids("cc_refs"),
        in.ids("bcc_refs"),
        in.textOrNull("message_id"),
        in.textOrNull("subject"),
        in.texts("received_lines"),
        in.dictionaryOrNull("additional_header_fields"),
        in.textOrNull("body"),
        in.structures("body_multipart", EmailMimePart::from),
        in.idOrNull("raw_email_ref"));
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
    return json(
        common,
        isMultipart,
        date,
        contentType,
        fromRef,
        senderRef,
        toRefs,
        ccRefs,
        bccRefs,
        messageId,
        subject,
        receivedLines,
        additionalHeaderFields,
        body,
        bodyMultipart,
        rawEmailRef);
  }

  private static JsonObject json(
      ObservableCommon common,
      boolean isMultipart,
      @Nullable StixTimestamp date,
      @Nullable String contentType,
      @Nullable StixId fromRef,
      @Nullable StixId senderRef,
      List<StixId> toRefs,
      List<StixId> ccRefs,
      List<StixId> bccRefs,
      @Nullable String messageId,
      @Nullable String subject,
      List<String> receivedLines,
      @Nullable JsonObject additionalHeaderFields,
      @Nullable String body,
      List<EmailMimePart> bodyMultipart,
      @Nullable StixId rawEmailRef) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.flag("is_multipart", isMultipart)
                .time("date", date)
                .text("content_type", contentType)
                .id("from_ref", fromRef)
                .id("sender_ref", senderRef)
                .ids("to_refs", toRefs)
                .ids("cc_refs", ccRefs)
                .ids("bcc_refs", bccRefs)
                .text("message_id", messageId)
                .text("subject", subject)
                .texts("received_lines", receivedLines)
                .dictionary("additional_header_fields", additionalHeaderFields)
                .text("body", body)
                .structures("body_multipart", bodyMultipart, EmailMimePart::toJson)
                .id("raw_email_ref", rawEmailRef));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, EmailMessage> {
    private Builder(Mint mint) {
      super(TYPE, mint, EmailMessage::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, EmailMessage::from);
    }

    public Builder isMultipart(boolean isMultipart) {
      return flag("is_multipart", isMultipart);
    }

    public Builder date(StixTimestamp date) {
      return time("date", date);
    }

    public Builder contentType(String contentType) {
      return text("content_type", contentType);
    }

    public Builder fromRef(StixId fromRef) {
      return id("from_ref", fromRef);
    }

    public Builder senderRef(StixId senderRef) {
      return id("sender_ref", senderRef);
    }

    public Builder toRefs(StixId... toRefs) {
      return ids("to_refs", toRefs);
    }

    public Builder ccRefs(StixId... ccRefs) {
      return ids("cc_refs", ccRefs);
    }

    public Builder bccRefs(StixId... bccRefs) {
      return ids("bcc_refs", bccRefs);
    }

    public Builder messageId(String messageId) {
      return text("message_id", messageId);
    }

    public Builder subject(String subject) {
      return text("subject", subject);
    }

    public Builder receivedLines(String... receivedLines) {
      return texts("received_lines", receivedLines);
    }

    public Builder additionalHeaderFields(JsonObject additionalHeaderFields) {
      return dictionary("additional_header_fields", additionalHeaderFields);
    }

    public Builder body(String body) {
      return text("body", body);
    }

    public Builder bodyMultipart(EmailMimePart... bodyMultipart) {
      return structures("body_multipart", List.of(bodyMultipart), EmailMimePart::toJson);
    }

    public Builder rawEmailRef(StixId rawEmailRef) {
      return id("raw_email_ref", rawEmailRef);
    }
  }
}
