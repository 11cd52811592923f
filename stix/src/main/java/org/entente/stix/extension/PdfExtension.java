package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about a PDF file. At least one property is there. Immutable (STIX 2.1 §6.7.4).
///
/// @param version the version in the header
/// @param isOptimized whether it is optimised
/// @param documentInfoDict the document information dictionary: strings
/// @param pdfid0 the first file identifier
/// @param pdfid1 the second file identifier
/// @param custom properties that this standard does not define, as they came
public record PdfExtension(
    @Nullable String version,
    @Nullable Boolean isOptimized,
    @Nullable JsonObject documentInfoDict,
    @Nullable String pdfid0,
    @Nullable String pdfid1,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "pdf-ext";

  public PdfExtension {
    Conformance.require(
        Tables.ofExtension(KEY),
        json(version, isOptimized, documentInfoDict, pdfid0, pdfid1, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static PdfExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new PdfExtension(
        in.textOrNull("version"),
        in.flagOrNull("is_optimized"),
        in.dictionaryOrNull("document_info_dict"),
        in.textOrNull("pdfid0"),
        in.textOrNull("pdfid1"),
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
    return json(version, isOptimized, documentInfoDict, pdfid0, pdfid1, custom);
  }

  private static JsonObject json(
      @Nullable String version,
      @Nullable Boolean isOptimized,
      @Nullable JsonObject documentInfoDict,
      @Nullable String pdfid0,
      @Nullable String pdfid1,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.text("version", version)
                .flag("is_optimized", isOptimized)
                .dictionary("document_info_dict", documentInfoDict)
                .text("pdfid0", pdfid0)
                .text("pdfid1", pdfid1));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, PdfExtension> {
    private Builder(JsonObject start) {
      super(start, PdfExtension::from);
    }

    public Builder version(String version) {
      return text("version", version);
    }

    public Builder isOptimized(boolean isOptimized) {
      return flag("is_optimized", isOptimized);
    }

    public Builder documentInfoDict(JsonObject documentInfoDict) {
      return dictionary("document_info_dict", documentInfoDict);
    }

    public Builder pdfid0(String pdfid0) {
      return text("pdfid0", pdfid0);
    }

    public Builder pdfid1(String pdfid1) {
      return text("pdfid1", pdfid1);
    }
  }
}
