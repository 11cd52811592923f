package org.entente.stix.smo;

import org.entente.stix.Common;
import org.entente.stix.MetaObject;
import org.entente.stix.Mint;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.Versioned;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// The texts of another object in other languages. Immutable (STIX 2.1 §7.1).
///
/// @param common what it has in common with others of its kind; it has no language of its own
/// @param objectRef the object that is translated
/// @param objectModified the version that is translated, null for objects without versions
/// @param contents by language (RFC 5646), what mirrors the object's properties
public record LanguageContent(
    Common common, StixId objectRef, @Nullable StixTimestamp objectModified, JsonObject contents)
    implements MetaObject, Versioned {
  /// The value of `type`.
  public static final String TYPE = "language-content";

  public LanguageContent {
    Conformance.require(json(common, objectRef, objectModified, contents));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static LanguageContent from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new LanguageContent(
        in.common(),
        in.id("object_ref"),
        in.timeOrNull("object_modified"),
        in.dictionary("contents"));
  }

  /// A builder for a new one, with an id and times of `mint`.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has, times included.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(common, objectRef, objectModified, contents);
  }

  private static JsonObject json(
      Common common,
      StixId objectRef,
      @Nullable StixTimestamp objectModified,
      JsonObject contents) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.id("object_ref", objectRef)
                .time("object_modified", objectModified)
                .dictionary("contents", contents));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, LanguageContent> {
    private Builder(Mint mint) {
      super(TYPE, mint, LanguageContent::from);
    }

    private Builder(JsonObject start) {
      super(start, LanguageContent::from);
    }

    public Builder objectRef(StixId objectRef) {
      return id("object_ref", objectRef);
    }

    public Builder objectModified(StixTimestamp objectModified) {
      return time("object_modified", objectModified);
    }

    public Builder contents(JsonObject contents) {
      return dictionary("contents", contents);
    }

    /// Adds a translation, or replaces the one into that language.
    ///
    /// @param language a tag of RFC 5646
    /// @param translation what mirrors the object's properties
    public Builder translation(String language, JsonObject translation) {
      JsonObject contents = json().object("contents");
      JsonObject.Builder more = contents == null ? JsonObject.builder() : contents.toBuilder();
      return contents(more.put(language, translation).build());
    }
  }
}
