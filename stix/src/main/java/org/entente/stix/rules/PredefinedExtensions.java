package org.entente.stix.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The extensions that the standard itself defines, by key (STIX 2.1 §3.10, §6).
public final class PredefinedExtensions {
  private static final Map<String, Extension> ALL = new LinkedHashMap<>();

  static {
    add(
        "file",
        Shape.of("archive-ext", "6.7.2")
            .required("contains_refs", Reference.listTo("file", "directory"))
            .optional("comment", DataTypes.STRING));
    add(
        "file",
        Shape.of("ntfs-ext", "6.7.3")
            .optional("sid", DataTypes.STRING)
            .optional("alternate_data_streams", DataTypes.list(NestedShapes.ALTERNATE_DATA_STREAM))
            .rule(Relations.oneOf("sid", "alternate_data_streams")));
    add(
        "file",
        Shape.of("pdf-ext", "6.7.4")
            .optional("version", DataTypes.STRING)
            .optional("is_optimized", DataTypes.BOOLEAN)
            .optional("document_info_dict", DataTypes.DICTIONARY_OF_STRINGS)
            .optional("pdfid0", DataTypes.STRING)
            .optional("pdfid1", DataTypes.STRING)
            .rule(
                Relations.oneOf(
                    "version", "is_optimized", "document_info_dict", "pdfid0", "pdfid1")));
    add(
        "file",
        Shape.of("raster-image-ext", "6.7.5")
            .optional("image_height", DataTypes.INTEGER)
            .optional("image_width", DataTypes.INTEGER)
            .optional("bits_per_pixel", DataTypes.INTEGER)
            .optional("exif_tags", DataTypes.DICTIONARY_OF_INTEGERS_OR_STRINGS)
            .rule(Relations.oneOf("image_height", "image_width", "bits_per_pixel", "exif_tags")));
    add("file", portableExecutable());
    add(
        "network-traffic",
        Shape.of("http-request-ext", "6.12.2")
            .required("request_method", DataTypes.STRING)
            .required("request_value", DataTypes.STRING)
            .optional("request_version", DataTypes.STRING)
            .optional("request_header", DataTypes.DICTIONARY_OF_STRING_LISTS)
            .optional("message_body_length", DataTypes.INTEGER)
            .optional("message_body_data_ref", Reference.to("artifact")));
    add(
        "network-traffic",
        Shape.of("icmp-ext", "6.12.3")
            .required("icmp_type_hex", DataTypes.HEX)
            .required("icmp_code_hex", DataTypes.HEX));
    add(
        "network-traffic",
        Shape.of("socket-ext", "6.12.4")
            .required("address_family", Vocabularies.SOCKET_ADDRESS_FAMILY)
            .optional("is_blocking", DataTypes.BOOLEAN)
            .optional("is_listening", DataTypes.BOOLEAN)
            .optional("options", DataTypes.DICTIONARY_OF_INTEGERS)
            .optional("socket_type", Vocabularies.SOCKET_TYPE)
            .optional("socket_descriptor", DataTypes.NOT_NEGATIVE)
            .optional("socket_handle", DataTypes.INTEGER));
    add(
        "network-traffic",
        Shape.of("tcp-ext", "6.12.5")
            .optional("src_flags_hex", DataTypes.HEX)
            .optional("dst_flags_hex", DataTypes.HEX)
            .rule(Relations.oneOf("src_flags_hex", "dst_flags_hex")));
    // The text of errata 01 has `windows_title`; the standard and everybody's data, `window_title`.
    add(
        "process",
        Shape.of("windows-process-ext", "6.13.2")
            .optional("aslr_enabled", DataTypes.BOOLEAN)
            .optional("dep_enabled", DataTypes.BOOLEAN)
            .optional("priority", Texts.PRIORITY)
            .optional("owner_sid", DataTypes.STRING)
            .optional("window_title", DataTypes.STRING)
            .optional("windows_title", new Unmodelled(DataTypes.STRING))
            .optional("startup_info", DataTypes.DICTIONARY)
            .optional("integrity_level", Vocabularies.WINDOWS_INTEGRITY_LEVEL)
            .rule(
                Relations.oneOf(
                    "aslr_enabled",
                    "dep_enabled",
                    "priority",
                    "owner_sid",
                    "window_title",
                    "windows_title",
                    "startup_info",
                    "integrity_level")));
    add(
        "process",
        Shape.of("windows-service-ext", "6.13.3")
            .optional("service_name", DataTypes.STRING)
            .optional("descriptions", DataTypes.STRINGS)
            .optional("display_name", DataTypes.STRING)
            .optional("group_name", DataTypes.STRING)
            .optional("start_type", Vocabularies.WINDOWS_SERVICE_START_TYPE)
            .optional("service_dll_refs", Reference.listTo("file"))
            .optional("service_type", Vocabularies.WINDOWS_SERVICE_TYPE)
            .optional("service_status", Vocabularies.WINDOWS_SERVICE_STATUS)
            .rule(
                Relations.oneOf(
                    "service_name",
                    "descriptions",
                    "display_name",
                    "group_name",
                    "start_type",
                    "service_dll_refs",
                    "service_type",
                    "service_status")));
    add(
        "user-account",
        Shape.of("unix-account-ext", "6.16.2")
            .optional("gid", DataTypes.INTEGER)
            .optional("groups", DataTypes.STRINGS)
            .optional("home_dir", DataTypes.STRING)
            .optional("shell", DataTypes.STRING)
            .rule(Relations.oneOf("gid", "groups", "home_dir", "shell")));
  }

  private PredefinedExtensions() {}

  /// The table of the extension of that key; null when the standard has none.
  public static @Nullable Shape find(String key) {
    Extension extension = ALL.get(key);
    return extension == null ? null : extension.shape();
  }

  /// Whether the extension of that key, which the standard has, is for objects of `type`.
  static boolean extend(String key, String type) {
    Extension extension = ALL.get(key);
    return extension != null && extension.type().equals(type);
  }

  /// The keys of all of them.
  public static Set<String> keys() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  private static void add(String type, Shape.Builder table) {
    ALL.put(table.name(), new Extension(type, table.build()));
  }

  /// @param type the type of the objects that it extends
  private record Extension(String type, Shape shape) {}

  /// The extension for Windows executables: more than their kind (STIX 2.1 §6.7.6).
  private static Shape.Builder portableExecutable() {
    return Shape.of("windows-pebinary-ext", "6.7.6")
        .required("pe_type", Vocabularies.WINDOWS_PEBINARY_TYPE)
        .optional("imphash", DataTypes.STRING)
        .optional("machine_hex", DataTypes.HEX)
        .optional("number_of_sections", DataTypes.NOT_NEGATIVE)
        .optional("time_date_stamp", DataTypes.TIMESTAMP_IN_SECONDS)
        .optional("pointer_to_symbol_table_hex", DataTypes.HEX)
        .optional("number_of_symbols", DataTypes.NOT_NEGATIVE)
        .optional("size_of_optional_header", DataTypes.NOT_NEGATIVE)
        .optional("characteristics_hex", DataTypes.HEX)
        .optional("file_header_hashes", Hashes.HASHES)
        .optional("optional_header", NestedShapes.WINDOWS_PE_OPTIONAL_HEADER)
        .optional("sections", DataTypes.list(NestedShapes.WINDOWS_PE_SECTION))
        .rule(
            Relations.oneOf(
                "imphash",
                "machine_hex",
                "number_of_sections",
                "time_date_stamp",
                "pointer_to_symbol_table_hex",
                "number_of_symbols",
                "size_of_optional_header",
                "characteristics_hex",
                "file_header_hashes",
                "optional_header",
                "sections"));
  }
}
