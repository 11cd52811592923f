package org.entente.stix.sco;

import java.util.List;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A piece of software. Immutable (STIX 2.1 §6.14).
///
/// @param common what it has in common with others of its kind
/// @param name its name
/// @param cpe its CPE 2.3 name
/// @param swid its SWID tag
/// @param languages languages that it supports (RFC 5646)
/// @param vendor who makes it
/// @param version its version
public record Software(
    ObservableCommon common,
    String name,
    @Nullable String cpe,
    @Nullable String swid,
    List<String> languages,
    @Nullable String vendor,
    @Nullable String version)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "software";

  public Software {
    languages = List.copyOf(languages);
    Conformance.require(json(common, name, cpe, swid, languages, vendor, version));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Software from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Software(
        in.observable(),
        in.text("name"),
        in.textOrNull("cpe"),
        in.textOrNull("swid"),
        in.texts("languages"),
        in.textOrNull("vendor"),
        in.textOrNull("version"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(common, name, cpe, swid, languages, vendor, version);
  }

  private static JsonObject json(
      ObservableCommon common,
      String name,
      @Nullable String cpe,
      @Nullable String swid,
      List<String> languages,
      @Nullable String vendor,
      @Nullable String version) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("cpe", cpe)
                .text("swid", swid)
                .texts("languages", languages)
                .text("vendor", vendor)
                .text("version", version));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, Software> {
    private Builder(Mint mint) {
      super(TYPE, mint, Software::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, Software::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder cpe(String cpe) {
      return text("cpe", cpe);
    }

    public Builder swid(String swid) {
      return text("swid", swid);
    }

    public Builder languages(String... languages) {
      return texts("languages", languages);
    }

    public Builder vendor(String vendor) {
      return text("vendor", vendor);
    }

    public Builder version(String version) {
      return text("version", version);
    }
  }
}
