package org.entente.stix.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.entente.stix.json.JsonBoolean;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.json.JsonValue;

/// The tables of the observables that travel on networks (STIX 2.1 §6).
final class NetworkObservables {
  private static final ValueRule END =
      Reference.to("ipv4-addr", "ipv6-addr", "mac-addr", "domain-name");
  private static final ValueRule PORT = DataTypes.integer(0, 65_535);

  static final List<Shape> SHAPES =
      List.of(
          table(
              "autonomous-system",
              "6.2.1",
              List.of("number"),
              rows ->
                  rows.required("number", DataTypes.INTEGER)
                      .optional("name", DataTypes.STRING)
                      .optional("rir", DataTypes.STRING)),
          table(
              "domain-name",
              "6.4.1",
              List.of("value"),
              rows ->
                  rows.required(
                          "value",
                          new Observed(Code.DOMAIN_NAME_INVALID, DomainNames::isDomainName))
                      .optional(
                          "resolves_to_refs",
                          Reference.listTo("ipv4-addr", "ipv6-addr", "domain-name"))),
          table(
              "email-addr",
              "6.5.1",
              List.of("value"),
              rows ->
                  rows.required(
                          "value",
                          new Observed(Code.EMAIL_ADDRESS_INVALID, EmailAddresses::isAddress))
                      .optional("display_name", DataTypes.STRING)
                      .optional("belongs_to_ref", Reference.to("user-account"))
                      .rule(table -> NetworkObservables::adviseDotAtoms)),
          table(
              "email-message",
              "6.6.1",
              List.of("from_ref", "subject", "body"),
              rows ->
                  rows.required("is_multipart", DataTypes.BOOLEAN)
                      .optional("date", DataTypes.TIMESTAMP)
                      .optional("content_type", DataTypes.STRING)
                      .optional("from_ref", Reference.to("email-addr"))
                      .optional("sender_ref", Reference.to("email-addr"))
                      .optional("to_refs", Reference.listTo("email-addr"))
                      .optional("cc_refs", Reference.listTo("email-addr"))
                      .optional("bcc_refs", Reference.listTo("email-addr"))
                      .optional("message_id", DataTypes.STRING)
                      .optional("subject", DataTypes.STRING)
                      .optional("received_lines", DataTypes.STRINGS)
                      .optional("additional_header_fields", DataTypes.DICTIONARY_OF_STRING_LISTS)
                      .optional("body", DataTypes.STRING)
                      .optional("body_multipart", DataTypes.list(NestedShapes.EMAIL_MIME_PART))
                      .optional("raw_email_ref", Reference.to("artifact"))
                      .rule(Relations.notWhen("body", "is_multipart", JsonBoolean.TRUE))
                      .rule(
                          Relations.notWhen("body_multipart", "is_multipart", JsonBoolean.FALSE))),
          table(
              "ipv4-addr",
              "6.8.1",
              List.of("value"),
              rows -> addressRows(rows, new Observed(Code.IPV4_INVALID, Addresses::isIpv4))),
          table(
              "ipv6-addr",
              "6.9.1",
              List.of("value"),
              rows -> addressRows(rows, new Observed(Code.IPV6_INVALID, Addresses::isIpv6))),
          table(
              "mac-addr",
              "6.10.1",
              List.of("value"),
              rows -> rows.required("value", new Observed(Code.MAC_INVALID, Addresses::isMac))),
          table(
              "network-traffic",
              "6.12.1",
              List.of(
                  "start",
                  "end",
                  "src_ref",
                  "dst_ref",
                  "src_port",
                  "dst_port",
                  "protocols",
                  "extensions"),
              rows ->
                  rows.optional("start", DataTypes.TIMESTAMP)
                      .optional("end", DataTypes.TIMESTAMP)
                      .optional("is_active", DataTypes.BOOLEAN)
                      .optional("src_ref", END)
                      .optional("dst_ref", END)
                      .optional("src_port", PORT)
                      .optional("dst_port", PORT)
                      .required("protocols", DataTypes.STRINGS)
                      .optional("src_byte_count", DataTypes.NOT_NEGATIVE)
                      .optional("dst_byte_count", DataTypes.NOT_NEGATIVE)
                      .optional("src_packets", DataTypes.NOT_NEGATIVE)
                      .optional("dst_packets", DataTypes.NOT_NEGATIVE)
                      .optional("ipfix", DataTypes.DICTIONARY_OF_INTEGERS_OR_STRINGS)
                      .optional("src_payload_ref", Reference.to("artifact"))
                      .optional("dst_payload_ref", Reference.to("artifact"))
                      .optional("encapsulates_refs", Reference.listTo("network-traffic"))
                      .optional("encapsulated_by_ref", Reference.to("network-traffic"))
                      .rule(Relations.notBefore("end", "start"))
                      .rule(Relations.notWhen("end", "is_active", JsonBoolean.TRUE))
                      .rule(Relations.oneOf("src_ref", "dst_ref"))
                      .rule(table -> NetworkObservables::adviseProtocols)),
          table(
              "url",
              "6.15.1",
              List.of("value"),
              rows -> rows.required("value", new Observed(Code.URL_INVALID, Urls::isUrl))));

  private NetworkObservables() {}

  /// A table of an observable: `own` adds its own rows, `contributors` are those that its id
  /// derives from.
  static Shape table(
      String type, String section, List<String> contributors, UnaryOperator<Shape.Builder> own) {
    return CommonProperties.endObservable(own.apply(CommonProperties.observable(type, section)))
        .rule(rows ->
            new ObservableIdRule(
                type,
                rows.bits(contributors.toArray(String[]::new)),
                rows.bits("created_by_ref", "created", "modified", "revoked")))
        .build();
  }

  private static Shape.Builder addressRows(Shape.Builder rows, ValueRule value) {
    return rows.required("value", value)
        .optional("resolves_to_refs", Reference.listTo("mac-addr"))
        .optional("belongs_to_refs", Reference.listTo("autonomous-system"));
  }

  private static void adviseDotAtoms(JsonObject object, long present, Inspection at) {
    String value = object.string("value");
    if (value != null && EmailAddresses.isAddress(value) && !EmailAddresses.hasDotAtoms(value)) {
      at.foundAt("value", Code.EMAIL_ADDRESS_UNUSUAL, at.clause(), value);
    }
  }

  /// An extension for a protocol goes with the protocol (STIX 2.1 §6.12.1).
  private static void adviseProtocols(JsonObject object, long present, Inspection at) {
    JsonObject extensions = object.object("extensions");
    if (extensions != null) {
      adviseProtocol(object, extensions, "http-request-ext", "http", at);
      adviseProtocol(object, extensions, "icmp-ext", "icmp", at);
      adviseProtocol(object, extensions, "tcp-ext", "tcp", at);
    }
  }

  private static void adviseProtocol(
      JsonObject object, JsonObject extensions, String extension, String protocol, Inspection at) {
    var protocols = object.array("protocols");
    if (protocols != null
        && extensions.has(extension)
        && !protocols.values().contains(new JsonString(protocol))) {
      at.foundAt("protocols", Code.PROTOCOL_UNLISTED, at.clause(), extension, protocol);
    }
  }

  /// An observed value in the form of its standard, unless the object says that it was defanged.
  private record Observed(Code code, Predicate<String> good) implements ValueRule {
    @Override
    public void check(JsonValue value, Inspection at) {
      if (!(value instanceof JsonString(var text))) {
        mistyped(value, at, Clause.STRING);
      } else if (!good.test(text) && at.root().get("defanged") != JsonBoolean.TRUE) {
        at.found(code, at.clause(), text);
      }
    }

    @Override
    public String dataType() {
      return "string";
    }
  }
}
