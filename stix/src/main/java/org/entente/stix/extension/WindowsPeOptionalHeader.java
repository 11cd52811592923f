package org.entente.stix.extension;

import java.util.Map;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// The optional header of a Windows executable. At least one property is there. Immutable (STIX 2.1
/// §6.7.6).
///
/// @param magicHex the type of the binary, in hexadecimal
/// @param majorLinkerVersion linker, major version
/// @param minorLinkerVersion linker, minor version
/// @param sizeOfCode bytes of code, not negative
/// @param sizeOfInitializedData bytes of initialised data, not negative
/// @param sizeOfUninitializedData bytes of uninitialised data, not negative
/// @param addressOfEntryPoint address of the entry point from the image base
/// @param baseOfCode address of the code from the image base
/// @param baseOfData address of the data from the image base
/// @param imageBase preferred address of the first byte
/// @param sectionAlignment alignment of sections in memory, in bytes
/// @param fileAlignment alignment of sections in the file, in bytes
/// @param majorOsVersion required operating system, major version
/// @param minorOsVersion required operating system, minor version
/// @param majorImageVersion image, major version
/// @param minorImageVersion image, minor version
/// @param majorSubsystemVersion subsystem, major version
/// @param minorSubsystemVersion subsystem, minor version
/// @param win32VersionValueHex reserved, in hexadecimal
/// @param sizeOfImage bytes of the image in memory, not negative
/// @param sizeOfHeaders bytes of all headers, rounded up, not negative
/// @param checksumHex the checksum, in hexadecimal
/// @param subsystemHex the required subsystem, in hexadecimal
/// @param dllCharacteristicsHex flags, in hexadecimal
/// @param sizeOfStackReserve bytes of stack to reserve, not negative
/// @param sizeOfStackCommit bytes of stack to commit, not negative
/// @param sizeOfHeapReserve bytes of heap to reserve, not negative
/// @param sizeOfHeapCommit bytes of heap to commit, not negative
/// @param loaderFlagsHex reserved, in hexadecimal
/// @param numberOfRvaAndSizes entries of the data directory
/// @param hashes hashes of the header by algorithm
/// @param custom properties that this standard does not define, as they came
public record WindowsPeOptionalHeader(
    @Nullable String magicHex,
    @Nullable Long majorLinkerVersion,
    @Nullable Long minorLinkerVersion,
    @Nullable Long sizeOfCode,
    @Nullable Long sizeOfInitializedData,
    @Nullable Long sizeOfUninitializedData,
    @Nullable Long addressOfEntryPoint,
    @Nullable Long baseOfCode,
    @Nullable Long baseOfData,
    @Nullable Long imageBase,
    @Nullable Long sectionAlignment,
    @Nullable Long fileAlignment,
    @Nullable Long majorOsVersion,
    @Nullable Long minorOsVersion,
    @Nullable Long majorImageVersion,
    @Nullable Long minorImageVersion,
    @Nullable Long majorSubsystemVersion,
    @Nullable Long minorSubsystemVersion,
    @Nullable String win32VersionValueHex,
    @Nullable Long sizeOfImage,
    @Nullable Long sizeOfHeaders,
    @Nullable String checksumHex,
    @Nullable String subsystemHex,
    @Nullable String dllCharacteristicsHex,
    @Nullable Long sizeOfStackReserve,
    @Nullable Long sizeOfStackCommit,
    @Nullable Long sizeOfHeapReserve,
    @Nullable Long sizeOfHeapCommit,
    @Nullable String loaderFlagsHex,
    @Nullable Long numberOfRvaAndSizes,
    Map<String, String> hashes,
    JsonObject custom) {
  private static final String STRUCTURE = "windows-pe-optional-header-type";

  public WindowsPeOptionalHeader {
    hashes = Copies.ordered(hashes);
    Conformance.require(
        Tables.ofStructure(STRUCTURE),
        json(
            magicHex,
            majorLinkerVersion,
            minorLinkerVersion,
            sizeOfCode,
            sizeOfInitializedData,
            sizeOfUninitializedData,
            addressOfEntryPoint,
            baseOfCode,
            baseOfData,
            imageBase,
            sectionAlignment,
            fileAlignment,
            majorOsVersion,
            minorOsVersion,
            majorImageVersion,
            minorImageVersion,
            majorSubsystemVersion,
            minorSubsystemVersion,
            win32VersionValueHex,
            sizeOfImage,
            sizeOfHeaders,
            checksumHex,
            subsystemHex,
            dllCharacteristicsHex,
            sizeOfStackReserve,
            sizeOfStackCommit,
            sizeOfHeapReserve,
            sizeOfHeapCommit,
            loaderFlagsHex,
            numberOfRvaAndSizes,
            hashes,
            custom));
  }

  /// The structure that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsPeOptionalHeader from(JsonObject json) {
    var in = new MemberReader(Tables.ofStructure(STRUCTURE), json);
    return new WindowsPeOptionalHeader(
        in.textOrNull("magic_hex"),
        in.integerOrNull("major_linker_version"),
        in.integerOrNull("minor_linker_version"),
        in.integerOrNull("size_of_code"),
        in.integerOrNull("size_of_initialized_data"),
        in.integerOrNull("size_of_uninitialized_data"),
        in.integerOrNull("address_of_entry_point"),
        in.integerOrNull("base_of_code"),
        in.integerOrNull("base_of_data"),
        in.integerOrNull("image_base"),
        in.integerOrNull("section_alignment"),
        in.integerOrNull("file_alignment"),
        in.integerOrNull("major_os_version"),
        in.integerOrNull("minor_os_version"),
        in.integerOrNull("major_image_version"),
        in.integerOrNull("minor_image_version"),
        in.integerOrNull("major_subsystem_version"),
        in.integerOrNull("minor_subsystem_version"),
        in.textOrNull("win32_version_value_hex"),
        in.integerOrNull("size_of_image"),
        in.integerOrNull("size_of_headers"),
        in.textOrNull("checksum_hex"),
        in.textOrNull("subsystem_hex"),
        in.textOrNull("dll_characteristics_hex"),
        in.integerOrNull("size_of_stack_reserve"),
        in.integerOrNull("size_of_stack_commit"),
        in.integerOrNull("size_of_heap_reserve"),
        in.integerOrNull("size_of_heap_commit"),
        in.textOrNull("loader_flags_hex"),
        in.integerOrNull("number_of_rva_and_sizes"),
        in.hashes("hashes"),
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
    return json(
        magicHex,
        majorLinkerVersion,
        minorLinkerVersion,
        sizeOfCode,
        sizeOfInitializedData,
        sizeOfUninitializedData,
        addressOfEntryPoint,
        baseOfCode,
        baseOfData,
        imageBase,
        sectionAlignment,
        fileAlignment,
        majorOsVersion,
        minorOsVersion,
        majorImageVersion,
        minorImageVersion,
        majorSubsystemVersion,
        minorSubsystemVersion,
        win32VersionValueHex,
        sizeOfImage,
        sizeOfHeaders,
        checksumHex,
        subsystemHex,
        dllCharacteristicsHex,
        sizeOfStackReserve,
        sizeOfStackCommit,
        sizeOfHeapReserve,
        sizeOfHeapCommit,
        loaderFlagsHex,
        numberOfRvaAndSizes,
        hashes,
        custom);
  }

  private static JsonObject json(
      @Nullable String magicHex,
      @Nullable Long majorLinkerVersion,
      @Nullable Long minorLinkerVersion,
      @Nullable Long sizeOfCode,
      @Nullable Long sizeOfInitializedData,
      @Nullable Long sizeOfUninitializedData,
      @Nullable Long addressOfEntryPoint,
      @Nullable Long baseOfCode,
      @Nullable Long baseOfData,
      @Nullable Long imageBase,
      @Nullable Long sectionAlignment,
      @Nullable Long fileAlignment,
      @Nullable Long majorOsVersion,
      @Nullable Long minorOsVersion,
      @Nullable Long majorImageVersion,
      @Nullable Long minorImageVersion,
      @Nullable Long majorSubsystemVersion,
      @Nullable Long minorSubsystemVersion,
      @Nullable String win32VersionValueHex,
      @Nullable Long sizeOfImage,
      @Nullable Long sizeOfHeaders,
      @Nullable String checksumHex,
      @Nullable String subsystemHex,
      @Nullable String dllCharacteristicsHex,
      @Nullable Long sizeOfStackReserve,
      @Nullable Long sizeOfStackCommit,
      @Nullable Long sizeOfHeapReserve,
      @Nullable Long sizeOfHeapCommit,
      @Nullable String loaderFlagsHex,
      @Nullable Long numberOfRvaAndSizes,
      Map<String, String> hashes,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofStructure(STRUCTURE),
        custom,
        out ->
            out.text("magic_hex", magicHex)
                .integer("major_linker_version", majorLinkerVersion)
                .integer("minor_linker_version", minorLinkerVersion)
                .integer("size_of_code", sizeOfCode)
                .integer("size_of_initialized_data", sizeOfInitializedData)
                .integer("size_of_uninitialized_data", sizeOfUninitializedData)
                .integer("address_of_entry_point", addressOfEntryPoint)
                .integer("base_of_code", baseOfCode)
                .integer("base_of_data", baseOfData)
                .integer("image_base", imageBase)
                .integer("section_alignment", sectionAlignment)
                .integer("file_alignment", fileAlignment)
                .integer("major_os_version", majorOsVersion)
                .integer("minor_os_version", minorOsVersion)
                .integer("major_image_version", majorImageVersion)
                .integer("minor_image_version", minorImageVersion)
                .integer("major_subsystem_version", majorSubsystemVersion)
                .integer("minor_subsystem_version", minorSubsystemVersion)
                .text("win32_version_value_hex", win32VersionValueHex)
                .integer("size_of_image", sizeOfImage)
                .integer("size_of_headers", sizeOfHeaders)
                .text("checksum_hex", checksumHex)
                .text("subsystem_hex", subsystemHex)
                .text("dll_characteristics_hex", dllCharacteristicsHex)
                .integer("size_of_stack_reserve", sizeOfStackReserve)
                .integer("size_of_stack_commit", sizeOfStackCommit)
                .integer("size_of_heap_reserve", sizeOfHeapReserve)
                .integer("size_of_heap_commit", sizeOfHeapCommit)
                .text("loader_flags_hex", loaderFlagsHex)
                .integer("number_of_rva_and_sizes", numberOfRvaAndSizes)
                .hashes("hashes", hashes));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, WindowsPeOptionalHeader> {
    private Builder(JsonObject start) {
      super(start, WindowsPeOptionalHeader::from);
    }

    public Builder magicHex(String magicHex) {
      return text("magic_hex", magicHex);
    }

    public Builder majorLinkerVersion(long majorLinkerVersion) {
      return integer("major_linker_version", majorLinkerVersion);
    }

    public Builder minorLinkerVersion(long minorLinkerVersion) {
      return integer("minor_linker_version", minorLinkerVersion);
    }

    public Builder sizeOfCode(long sizeOfCode) {
      return integer("size_of_code", sizeOfCode);
    }

    public Builder sizeOfInitializedData(long sizeOfInitializedData) {
      return integer("size_of_initialized_data", sizeOfInitializedData);
    }

    public Builder sizeOfUninitializedData(long sizeOfUninitializedData) {
      return integer("size_of_uninitialized_data", sizeOfUninitializedData);
    }

    public Builder addressOfEntryPoint(long addressOfEntryPoint) {
      return integer("address_of_entry_point", addressOfEntryPoint);
    }

    public Builder baseOfCode(long baseOfCode) {
      return integer("base_of_code", baseOfCode);
    }

    public Builder baseOfData(long baseOfData) {
      return integer("base_of_data", baseOfData);
    }

    public Builder imageBase(long imageBase) {
      return integer("image_base", imageBase);
    }

    public Builder sectionAlignment(long sectionAlignment) {
      return integer("section_alignment", sectionAlignment);
    }

    public Builder fileAlignment(long fileAlignment) {
      return integer("file_alignment", fileAlignment);
    }

    public Builder majorOsVersion(long majorOsVersion) {
      return integer("major_os_version", majorOsVersion);
    }

    public Builder minorOsVersion(long minorOsVersion) {
      return integer("minor_os_version", minorOsVersion);
    }

    public Builder majorImageVersion(long majorImageVersion) {
      return integer("major_image_version", majorImageVersion);
    }

    public Builder minorImageVersion(long minorImageVersion) {
      return integer("minor_image_version", minorImageVersion);
    }

    public Builder majorSubsystemVersion(long majorSubsystemVersion) {
      return integer("major_subsystem_version", majorSubsystemVersion);
    }

    public Builder minorSubsystemVersion(long minorSubsystemVersion) {
      return integer("minor_subsystem_version", minorSubsystemVersion);
    }

    public Builder win32VersionValueHex(String win32VersionValueHex) {
      return text("win32_version_value_hex", win32VersionValueHex);
    }

    public Builder sizeOfImage(long sizeOfImage) {
      return integer("size_of_image", sizeOfImage);
    }

    public Builder sizeOfHeaders(long sizeOfHeaders) {
      return integer("size_of_headers", sizeOfHeaders);
    }

    public Builder checksumHex(String checksumHex) {
      return text("checksum_hex", checksumHex);
    }

    public Builder subsystemHex(String subsystemHex) {
      return text("subsystem_hex", subsystemHex);
    }

    public Builder dllCharacteristicsHex(String dllCharacteristicsHex) {
      return text("dll_characteristics_hex", dllCharacteristicsHex);
    }

    public Builder sizeOfStackReserve(long sizeOfStackReserve) {
      return integer("size_of_stack_reserve", sizeOfStackReserve);
    }

    public Builder sizeOfStackCommit(long sizeOfStackCommit) {
      return integer("size_of_stack_commit", sizeOfStackCommit);
    }

    public Builder sizeOfHeapReserve(long sizeOfHeapReserve) {
      return integer("size_of_heap_reserve", sizeOfHeapReserve);
    }

    public Builder sizeOfHeapCommit(long sizeOfHeapCommit) {
      return integer("size_of_heap_commit", sizeOfHeapCommit);
    }

    public Builder loaderFlagsHex(String loaderFlagsHex) {
      return text("loader_flags_hex", loaderFlagsHex);
    }

    public Builder numberOfRvaAndSizes(long numberOfRvaAndSizes) {
      return integer("number_of_rva_and_sizes", numberOfRvaAndSizes);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }
  }
}
