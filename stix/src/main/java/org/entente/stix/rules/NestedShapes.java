package org.entente.stix.rules;

import java.util.List;

/// The tables of the structures inside objects and extensions.
public final class NestedShapes {
  static final Shape EXTERNAL_REFERENCE =
      Shape.of("external-reference", "2.5.1")
          .required("source_name", DataTypes.STRING)
          .optional("description", DataTypes.STRING)
          .optional("url", Texts.REFERENCE_URL)
          .optional("hashes", Hashes.HASHES)
          .optional("external_id", DataTypes.STRING)
          .rule(Relations.oneOf("description", "url", "external_id"))
          .build();

  static final Shape KILL_CHAIN_PHASE =
      Shape.of("kill-chain-phase", "2.11")
          .required("kill_chain_name", Texts.PHASE)
          .required("phase_name", Texts.PHASE)
          .build();

  static final Shape GRANULAR_MARKING =
      Shape.of("granular-marking", "7.2.3.1")
          .optional("lang", Texts.LANGUAGE)
          .optional("marking_ref", new Reference(Targets.MARKING))
          .required("selectors", DataTypes.list(new SelectorRule()))
          .rule(Relations.oneOf("lang", "marking_ref"))
          .rule(Relations.exclusive("lang", "marking_ref"))
          .build();

  static final Shape EMAIL_MIME_PART =
      Shape.of("email-mime-part-type", "6.6.2")
          .optional("body", DataTypes.STRING)
          .optional("body_raw_ref", Reference.to("artifact", "file"))
          .optional("content_type", DataTypes.STRING)
          .optional("content_disposition", DataTypes.STRING)
          .rule(Relations.oneOf("body", "body_raw_ref"))
          .rule(Relations.ambiguous("body", "body_raw_ref"))
          .build();

  static final Shape ALTERNATE_DATA_STREAM =
      Shape.of("alternate-data-stream-type", "6.7.3")
          .required("name", DataTypes.STRING)
          .optional("hashes", Hashes.HASHES)
          .optional("size", DataTypes.NOT_NEGATIVE)
          .build();

  static final Shape WINDOWS_PE_OPTIONAL_HEADER = optionalHeader();

  static final Shape WINDOWS_PE_SECTION =
      Shape.of("windows-pe-section-type", "6.7.6")
          .required("name", DataTypes.STRING)
          .optional("size", DataTypes.NOT_NEGATIVE)
          .optional("entropy", DataTypes.FLOAT)
          .optional("hashes", Hashes.HASHES)
          .build();

  static final Shape WINDOWS_REGISTRY_VALUE =
      Shape.of("windows-registry-value-type", "6.17.2")
          .optional("name", DataTypes.STRING)
          .optional("data", DataTypes.STRING)
          .optional("data_type", Vocabularies.WINDOWS_REGISTRY_DATATYPE)
          .rule(Relations.oneOf("name", "data", "data_type"))
          .build();

  static final Shape X509_V3_EXTENSIONS = certificateExtensions();

  private static final List<Shape> ALL =
      List.of(
          EXTERNAL_REFERENCE,
          KILL_CHAIN_PHASE,
          GRANULAR_MARKING,
          EMAIL_MIME_PART,
          ALTERNATE_DATA_STREAM,
          WINDOWS_PE_OPTIONAL_HEADER,
          WINDOWS_PE_SECTION,
          WINDOWS_REGISTRY_VALUE,
          X509_V3_EXTENSIONS);

  private NestedShapes() {}

  /// All of them.
  public static List<Shape> all() {
    return ALL;
  }

  /// The table of the structure `name`.
  public static Shape find(String name) {
    return ALL.stream().filter(shape -> shape.name().equals(name)).findFirst().orElseThrow();
  }

  private static Shape optionalHeader() {
    Shape.Builder table =
        Shape.of("windows-pe-optional-header-type", "6.7.6")
            .optional("magic_hex", DataTypes.HEX)
            .optional("major_linker_version", DataTypes.INTEGER)
            .optional("minor_linker_version", DataTypes.INTEGER)
            .optional("size_of_code", DataTypes.NOT_NEGATIVE)
            .optional("size_of_initialized_data", DataTypes.NOT_NEGATIVE)
            .optional("size_of_uninitialized_data", DataTypes.NOT_NEGATIVE)
            .optional("address_of_entry_point", DataTypes.INTEGER)
            .optional("base_of_code", DataTypes.INTEGER)
            .optional("base_of_data", DataTypes.INTEGER)
            .optional("image_base", DataTypes.INTEGER)
            .optional("section_alignment", DataTypes.INTEGER)
            .optional("file_alignment", DataTypes.INTEGER)
            .optional("major_os_version", DataTypes.INTEGER)
            .optional("minor_os_version", DataTypes.INTEGER)
            .optional("major_image_version", DataTypes.INTEGER)
            .optional("minor_image_version", DataTypes.INTEGER)
            .optional("major_subsystem_version", DataTypes.INTEGER)
            .optional("minor_subsystem_version", DataTypes.INTEGER)
            .optional("win32_version_value_hex", DataTypes.HEX)
            .optional("size_of_image", DataTypes.NOT_NEGATIVE)
            .optional("size_of_headers", DataTypes.NOT_NEGATIVE)
            .optional("checksum_hex", DataTypes.HEX)
            .optional("subsystem_hex", DataTypes.HEX)
            .optional("dll_characteristics_hex", DataTypes.HEX)
            .optional("size_of_stack_reserve", DataTypes.NOT_NEGATIVE)
            .optional("size_of_stack_commit", DataTypes.NOT_NEGATIVE)
            .optional("size_of_heap_reserve", DataTypes.NOT_NEGATIVE)
            .optional("size_of_heap_commit", DataTypes.NOT_NEGATIVE)
            .optional("loader_flags_hex", DataTypes.HEX)
            .optional("number_of_rva_and_sizes", DataTypes.INTEGER)
            .optional("hashes", Hashes.HASHES);
    return table.rule(Relations.oneOf(table.names())).build();
  }

  private static Shape certificateExtensions() {
    Shape.Builder table =
        Shape.of("x509-v3-extensions-type", "6.18.2")
            .optional("basic_constraints", DataTypes.STRING)
            .optional("name_constraints", DataTypes.STRING)
            .optional("policy_constraints", DataTypes.STRING)
            .optional("key_usage", DataTypes.STRING)
            .optional("extended_key_usage", DataTypes.STRING)
            .optional("subject_key_identifier", DataTypes.STRING)
            .optional("authority_key_identifier", DataTypes.STRING)
            .optional("subject_alternative_name", DataTypes.STRING)
            .optional("issuer_alternative_name", DataTypes.STRING)
            .optional("subject_directory_attributes", DataTypes.STRING)
            .optional("crl_distribution_points", DataTypes.STRING)
            .optional("inhibit_any_policy", DataTypes.STRING)
            .optional("private_key_usage_period_not_before", DataTypes.TIMESTAMP)
            .optional("private_key_usage_period_not_after", DataTypes.TIMESTAMP)
            .optional("certificate_policies", DataTypes.STRING)
            .optional("policy_mappings", DataTypes.STRING);
    return table.rule(Relations.oneOf(table.names())).build();
  }
}
