package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about a raster image. At least one property is there. Immutable (STIX 2.1
/// §6.7.5).
///
/// @param imageHeight in pixels
/// @param imageWidth in pixels
/// @param bitsPerPixel bits of all channels together
/// @param exifTags EXIF tags by name: strings and whole numbers
/// @param custom properties that this standard does not define, as they came
public record RasterImageExtension(
    @Nullable Long imageHeight,
    @Nullable Long imageWidth,
    @Nullable Long bitsPerPixel,
    @Nullable JsonObject exifTags,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "raster-image-ext";

  public RasterImageExtension {
    Conformance.require(
        Tables.ofExtension(KEY), json(imageHeight, imageWidth, bitsPerPixel, exifTags, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static RasterImageExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new RasterImageExtension(
        in.integerOrNull("image_height"),
        in.integerOrNull("image_width"),
        in.integerOrNull("bits_per_pixel"),
        in.dictionaryOrNull("exif_tags"),
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
    return json(imageHeight, imageWidth, bitsPerPixel, exifTags, custom);
  }

  private static JsonObject json(
      @Nullable Long imageHeight,
      @Nullable Long imageWidth,
      @Nullable Long bitsPerPixel,
      @Nullable JsonObject exifTags,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.integer("image_height", imageHeight)
                .integer("image_width", imageWidth)
                .integer("bits_per_pixel", bitsPerPixel)
                .dictionary("exif_tags", exifTags));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, RasterImageExtension> {
    private Builder(JsonObject start) {
      super(start, RasterImageExtension::from);
    }

    public Builder imageHeight(long imageHeight) {
      return integer("image_height", imageHeight);
    }

    public Builder imageWidth(long imageWidth) {
      return integer("image_width", imageWidth);
    }

    public Builder bitsPerPixel(long bitsPerPixel) {
      return integer("bits_per_pixel", bitsPerPixel);
    }

    public Builder exifTags(JsonObject exifTags) {
      return dictionary("exif_tags", exifTags);
    }
  }
}
