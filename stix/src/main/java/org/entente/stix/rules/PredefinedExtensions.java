package org.entente.stix.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.stix.json.JsonObject;
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
            .optional("alternate_data_streams", DataTypes.list(alternateDataStream()))
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
    add("file", PortableExecutables.extension());
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
            .optional("windows_title", DataTypes.STRING)
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
  public static Iterable<String> keys() {
    return java.util.Collections.unmodifiableSet(ALL.keySet());
  }

  private static void add(String type, Shape.Builder table) {
    ALL.put(table.name(), new Extension(type, table.build()));
  }

  private static Shape alternateDataStream() {
    return Shape.of("alternate-data-stream-type", "6.7.3")
        .required("name", DataTypes.STRING)
        .optional("hashes", Hashes.HASHES)
        .optional("size", DataTypes.NOT_NEGATIVE)
        .build();
  }

  /// @param type the type of the objects that it extends
  private record Extension(String type, Shape shape) {}

  /// The extension for Windows executables (STIX 2.1 §6.7.6).
  private static final class PortableExecutables {
    private static final ValueRule SIZE = DataTypes.NOT_NEGATIVE;

    static Shape.Builder extension() {
      return Shape.of("windows-pebinary-ext", "6.7.6")
          .required("pe_type", Vocabularies.WINDOWS_PEBINARY_TYPE)
          .optional("imphash", DataTypes.STRING)
          .optional("machine_hex", DataTypes.HEX)
          .optional("number_of_sections", SIZE)
          .optional("time_date_stamp", DataTypes.TIMESTAMP_IN_SECONDS)
          .optional("pointer_to_symbol_table_hex", DataTypes.HEX)
          .optional("number_of_symbols", SIZE)
          .optional("size_of_optional_header", SIZE)
          .optional("characteristics_hex", DataTypes.HEX)
          .optional("file_header_hashes", Hashes.HASHES)
          .optional("optional_header", optionalHeader())
          .optional("sections", DataTypes.list(section()))
          .rule(table -> PortableExecutables::checkMoreThanType);
    }

    private static Shape optionalHeader() {
      return Shape.of("windows-pe-optional-header-type", "6.7.6")
          .optional("magic_hex", DataTypes.HEX)
          .optional("major_linker_version", DataTypes.INTEGER)
          .optional("minor_linker_version", DataTypes.INTEGER)
          .optional("size_of_code", SIZE)
          .optional("size_of_initialized_data", SIZE)
          .optional("size_of_uninitialized_data", SIZE)
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
          .optional("size_of_image", SIZE)
          .optional("size_of_headers", SIZE)
          .optional("checksum_hex", DataTypes.HEX)
          .optional("subsystem_hex", DataTypes.HEX)
          .optional("dll_characteristics_hex", DataTypes.HEX)
          .optional("size_of_stack_reserve", SIZE)
          .optional("size_of_stack_commit", SIZE)
          .optional("size_of_heap_reserve", SIZE)
          .optional("size_of_heap_commit", SIZE)
          .optional("loader_flags_hex", DataTypes.HEX)
          .optional("number_of_rva_and_sizes", DataTypes.INTEGER)
          .optional("hashes", Hashes.HASHES)
          .rule(table -> PortableExecutables::checkNotEmpty)
          .build();
    }

    private static Shape section() {
      return Shape.of("windows-pe-section-type", "6.7.6")
          .required("name", DataTypes.STRING)
          .optional("size", SIZE)
          .optional("entropy", DataTypes.FLOAT)
          .optional("hashes", Hashes.HASHES)
          .build();
    }

    private static void checkMoreThanType(JsonObject extension, long present, Inspection at) {
      if (Long.bitCount(present) < 2) {
        at.found(
            Code.PROPERTY_CHOICE_MISSING, at.clause(), "imphash, optional_header, sections, …");
      }
    }

    private static void checkNotEmpty(JsonObject header, long present, Inspection at) {
      if (present == 0) {
        at.found(Code.PROPERTY_CHOICE_MISSING, at.clause(), "magic_hex, size_of_code, …");
      }
    }
  }
}
