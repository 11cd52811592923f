package org.entente.stix.extension;

import java.util.List;
import java.util.Map;
import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about a Windows executable. At least one property beside `peType` is there.
/// Immutable (STIX 2.1 §6.7.6).
///
/// @param peType from `windows-pebinary-type-ov`
/// @param imphash the import hash
/// @param machineHex the target machine, in hexadecimal
/// @param numberOfSections not negative
/// @param timeDateStamp when it was made, in whole seconds
/// @param pointerToSymbolTableHex offset of the symbol table, in hexadecimal
/// @param numberOfSymbols not negative
/// @param sizeOfOptionalHeader in bytes, not negative
/// @param characteristicsHex flags, in hexadecimal
/// @param fileHeaderHashes hashes of the file header by algorithm
/// @param optionalHeader the optional header
/// @param sections the sections
/// @param custom properties that this standard does not define, as they came
public record WindowsPeBinaryExtension(
    String peType,
    @Nullable String imphash,
    @Nullable String machineHex,
    @Nullable Long numberOfSections,
    @Nullable StixTimestamp timeDateStamp,
    @Nullable String pointerToSymbolTableHex,
    @Nullable Long numberOfSymbols,
    @Nullable Long sizeOfOptionalHeader,
    @Nullable String characteristicsHex,
    Map<String, String> fileHeaderHashes,
    @Nullable WindowsPeOptionalHeader optionalHeader,
    List<WindowsPeSection> sections,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "windows-pebinary-ext";

  public WindowsPeBinaryExtension {
    fileHeaderHashes = Copies.ordered(fileHeaderHashes);
    sections = List.copyOf(sections);
    Conformance.require(
        Tables.ofExtension(KEY),
        json(
            peType,
            imphash,
            machineHex,
            numberOfSections,
            timeDateStamp,
            pointerToSymbolTableHex,
            numberOfSymbols,
            sizeOfOptionalHeader,
            characteristicsHex,
            fileHeaderHashes,
            optionalHeader,
            sections,
            custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsPeBinaryExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new WindowsPeBinaryExtension(
        in.text("pe_type"),
        in.textOrNull("imphash"),
        in.textOrNull("machine_hex"),
        in.integerOrNull("number_of_sections"),
        in.timeOrNull("time_date_stamp"),
        in.textOrNull("pointer_to_symbol_table_hex"),
        in.integerOrNull("number_of_symbols"),
        in.integerOrNull("size_of_optional_header"),
        in.textOrNull("characteristics_hex"),
        in.hashes("file_header_hashes"),
        in.structureOrNull("optional_header", WindowsPeOptionalHeader::from),
        in.structures("sections", WindowsPeSection::from),
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
        peType,
        imphash,
        machineHex,
        numberOfSections,
        timeDateStamp,
        pointerToSymbolTableHex,
        numberOfSymbols,
        sizeOfOptionalHeader,
        characteristicsHex,
        fileHeaderHashes,
        optionalHeader,
        sections,
        custom);
  }

  private static JsonObject json(
      String peType,
      @Nullable String imphash,
      @Nullable String machineHex,
      @Nullable Long numberOfSections,
      @Nullable StixTimestamp timeDateStamp,
      @Nullable String pointerToSymbolTableHex,
      @Nullable Long numberOfSymbols,
      @Nullable Long sizeOfOptionalHeader,
      @Nullable String characteristicsHex,
      Map<String, String> fileHeaderHashes,
      @Nullable WindowsPeOptionalHeader optionalHeader,
      List<WindowsPeSection> sections,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.text("pe_type", peType)
                .text("imphash", imphash)
                .text("machine_hex", machineHex)
                .integer("number_of_sections", numberOfSections)
                .time("time_date_stamp", timeDateStamp)
                .text("pointer_to_symbol_table_hex", pointerToSymbolTableHex)
                .integer("number_of_symbols", numberOfSymbols)
                .integer("size_of_optional_header", sizeOfOptionalHeader)
                .text("characteristics_hex", characteristicsHex)
                .hashes("file_header_hashes", fileHeaderHashes)
                .structure("optional_header", optionalHeader, WindowsPeOptionalHeader::toJson)
                .structures("sections", sections, WindowsPeSection::toJson));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, WindowsPeBinaryExtension> {
    private Builder(JsonObject start) {
      super(start, WindowsPeBinaryExtension::from);
    }

    public Builder peType(String peType) {
      return text("pe_type", peType);
    }

    public Builder imphash(String imphash) {
      return text("imphash", imphash);
    }

    public Builder machineHex(String machineHex) {
      return text("machine_hex", machineHex);
    }

    public Builder numberOfSections(long numberOfSections) {
      return integer("number_of_sections", numberOfSections);
    }

    public Builder timeDateStamp(StixTimestamp timeDateStamp) {
      return time("time_date_stamp", timeDateStamp);
    }

    public Builder pointerToSymbolTableHex(String pointerToSymbolTableHex) {
      return text("pointer_to_symbol_table_hex", pointerToSymbolTableHex);
    }

    public Builder numberOfSymbols(long numberOfSymbols) {
      return integer("number_of_symbols", numberOfSymbols);
    }

    public Builder sizeOfOptionalHeader(long sizeOfOptionalHeader) {
      return integer("size_of_optional_header", sizeOfOptionalHeader);
    }

    public Builder characteristicsHex(String characteristicsHex) {
      return text("characteristics_hex", characteristicsHex);
    }

    public Builder fileHeaderHashes(Map<String, String> fileHeaderHashes) {
      return hashes("file_header_hashes", fileHeaderHashes);
    }

    public Builder optionalHeader(WindowsPeOptionalHeader optionalHeader) {
      return dictionary("optional_header", optionalHeader.toJson());
    }

    public Builder sections(WindowsPeSection... sections) {
      return structures("sections", List.of(sections), WindowsPeSection::toJson);
    }
  }
}
