package org.entente.stix.rules;

import static org.entente.stix.rules.NetworkObservables.table;

import java.util.List;
import org.entente.stix.json.JsonObject;

/// The tables of the observables that are found on machines (STIX 2.1 §6).
final class HostObservables {
  static final List<Shape> SHAPES =
      List.of(
          table(
              "artifact",
              "6.1.1",
              List.of("hashes", "payload_bin"),
              rows ->
                  rows.optional("mime_type", Texts.MEDIA_TYPE)
                      .optional("payload_bin", DataTypes.BINARY)
                      .optional("url", Texts.URL)
                      .optional("hashes", Hashes.HASHES)
                      .optional("encryption_algorithm", Vocabularies.ENCRYPTION_ALGORITHM)
                      .optional("decryption_key", DataTypes.STRING)
                      .rule(Relations.oneOf("payload_bin", "url"))
                      .rule(Relations.exclusive("payload_bin", "url"))
                      .rule(Relations.needs("url", "hashes"))
                      .rule(Relations.needs("decryption_key", "encryption_algorithm"))),
          table(
              "directory",
              "6.3.1",
              List.of("path"),
              rows ->
                  rows.required("path", DataTypes.STRING)
                      .optional("path_enc", Charsets.CHARSET)
                      .optional("ctime", DataTypes.TIMESTAMP)
                      .optional("mtime", DataTypes.TIMESTAMP)
                      .optional("atime", DataTypes.TIMESTAMP)
                      .optional("contains_refs", Reference.listTo("file", "directory"))
                      .rule(Relations.needs("path_enc", "path"))),
          table(
              "file",
              "6.7.1",
              List.of("hashes", "name", "extensions", "parent_directory_ref"),
              rows ->
                  rows.optional("hashes", Hashes.HASHES)
                      .optional("size", DataTypes.NOT_NEGATIVE)
                      .optional("name", DataTypes.STRING)
                      .optional("name_enc", Charsets.CHARSET)
                      .optional("magic_number_hex", DataTypes.HEX)
                      .optional("mime_type", Texts.MEDIA_TYPE)
                      .optional("ctime", DataTypes.TIMESTAMP)
                      .optional("mtime", DataTypes.TIMESTAMP)
                      .optional("atime", DataTypes.TIMESTAMP)
                      .optional("parent_directory_ref", Reference.to("directory"))
                      .optional("contains_refs", Reference.OBSERVABLES)
                      .optional("content_ref", Reference.to("artifact"))
                      .rule(Relations.oneOf("hashes", "name"))
                      .rule(Relations.needs("name_enc", "name"))),
          table(
              "mutex", "6.11.1", List.of("name"), rows -> rows.required("name", DataTypes.STRING)),
          table(
              "process",
              "6.13.1",
              List.of(),
              rows ->
                  rows.optional("is_hidden", DataTypes.BOOLEAN)
                      .optional("pid", DataTypes.INTEGER)
                      .optional("created_time", DataTypes.TIMESTAMP)
                      .optional("cwd", DataTypes.STRING)
                      .optional("command_line", DataTypes.STRING)
                      .optional("environment_variables", DataTypes.DICTIONARY_OF_STRINGS)
                      .optional("opened_connection_refs", Reference.listTo("network-traffic"))
                      .optional("creator_user_ref", Reference.to("user-account"))
                      .optional("image_ref", Reference.to("file"))
                      .optional("parent_ref", Reference.to("process"))
                      .optional("child_refs", Reference.listTo("process"))
                      .rule(table -> HostObservables::checkProcess)),
          table(
              "software",
              "6.14.1",
              List.of("name", "cpe", "swid", "vendor", "version"),
              rows ->
                  rows.required("name", DataTypes.STRING)
                      .optional("cpe", Texts.CPE)
                      .optional("swid", DataTypes.STRING)
                      .optional("languages", DataTypes.list(Texts.LANGUAGE))
                      .optional("vendor", DataTypes.STRING)
                      .optional("version", DataTypes.STRING)),
          table(
              "user-account",
              "6.16.1",
              List.of("account_type", "user_id", "account_login"),
              rows ->
                  rows.optional("user_id", DataTypes.STRING)
                      .optional("credential", DataTypes.STRING)
                      .optional("account_login", DataTypes.STRING)
                      .optional("account_type", Vocabularies.ACCOUNT_TYPE)
                      .optional("display_name", DataTypes.STRING)
                      .optional("is_service_account", DataTypes.BOOLEAN)
                      .optional("is_privileged", DataTypes.BOOLEAN)
                      .optional("can_escalate_privs", DataTypes.BOOLEAN)
                      .optional("is_disabled", DataTypes.BOOLEAN)
                      .optional("account_created", DataTypes.TIMESTAMP)
                      .optional("account_expires", DataTypes.TIMESTAMP)
                      .optional("credential_last_changed", DataTypes.TIMESTAMP)
                      .optional("account_first_login", DataTypes.TIMESTAMP)
                      .optional("account_last_login", DataTypes.TIMESTAMP)
                      .rule(
                          Relations.oneOf(
                              "user_id",
                              "credential",
                              "account_login",
                              "account_type",
                              "display_name",
                              "is_service_account",
                              "is_privileged",
                              "can_escalate_privs",
                              "is_disabled",
                              "account_created",
                              "account_expires",
                              "credential_last_changed",
                              "account_first_login",
                              "account_last_login"))),
          table(
              "windows-registry-key",
              "6.17.1",
              List.of("key", "values"),
              rows ->
                  rows.optional("key", Texts.REGISTRY_KEY)
                      .optional("values", DataTypes.list(NestedShapes.WINDOWS_REGISTRY_VALUE))
                      .optional("modified_time", DataTypes.TIMESTAMP)
                      .optional("creator_user_ref", Reference.to("user-account"))
                      .optional("number_of_subkeys", DataTypes.INTEGER)
                      .rule(
                          Relations.oneOf(
                              "key",
                              "values",
                              "modified_time",
                              "creator_user_ref",
                              "number_of_subkeys"))),
          table(
              "x509-certificate",
              "6.18.1",
              List.of("hashes", "serial_number"),
              rows ->
                  rows.optional("is_self_signed", DataTypes.BOOLEAN)
                      .optional("hashes", Hashes.HASHES)
                      .optional("version", DataTypes.STRING)
                      .optional("serial_number", DataTypes.STRING)
                      .optional("signature_algorithm", DataTypes.STRING)
                      .optional("issuer", DataTypes.STRING)
                      .optional("validity_not_before", DataTypes.TIMESTAMP)
                      .optional("validity_not_after", DataTypes.TIMESTAMP)
                      .optional("subject", DataTypes.STRING)
                      .optional("subject_public_key_algorithm", DataTypes.STRING)
                      .optional("subject_public_key_modulus", DataTypes.STRING)
                      .optional("subject_public_key_exponent", DataTypes.INTEGER)
                      .optional("x509_v3_extensions", NestedShapes.X509_V3_EXTENSIONS)
                      .rule(
                          Relations.oneOf(
                              "is_self_signed",
                              "hashes",
                              "version",
                              "serial_number",
                              "signature_algorithm",
                              "issuer",
                              "validity_not_before",
                              "validity_not_after",
                              "subject",
                              "subject_public_key_algorithm",
                              "subject_public_key_modulus",
                              "subject_public_key_exponent",
                              "x509_v3_extensions"))));

  private HostObservables() {}

  /// A process has at least one property of its own, or an extension (STIX 2.1 §6.13).
  private static void checkProcess(JsonObject object, long present, Inspection at) {
    for (int i = 0; i < object.size(); i++) {
      switch (object.name(i)) {
        case "type",
            "id",
            "spec_version",
            "object_marking_refs",
            "granular_markings",
            "defanged" -> {}
        default -> {
          return;
        }
      }
    }
    at.found(Code.PROPERTY_CHOICE_MISSING, at.clause(), "pid, command_line, image_ref, …");
  }
}
