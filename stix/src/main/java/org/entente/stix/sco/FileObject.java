package org.entente.stix.sco;

import java.util.List;
import java.util.Map;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.Copies;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A file: hashes or a name, or both. Immutable (STIX 2.1 §6.7).
///
/// @param common what it has in common with others of its kind
/// @param hashes hashes by algorithm
/// @param size length in bytes, not negative
/// @param name its name
/// @param nameEnc the character set of the name (IANA); only with `name`
/// @param magicNumberHex the magic number, in lower-case hexadecimal
/// @param mimeType its media type
/// @param ctime when it was created
/// @param mtime when it was last written to
/// @param atime when it was last read
/// @param parentDirectoryRef the directory that it is in
/// @param containsRefs observables inside it
/// @param contentRef the `artifact` that is its content
public record FileObject(
    ObservableCommon common,
    Map<String, String> hashes,
    @Nullable Long size,
    @Nullable String name,
    @Nullable String nameEnc,
    @Nullable String magicNumberHex,
    @Nullable String mimeType,
    @Nullable StixTimestamp ctime,
    @Nullable StixTimestamp mtime,
    @Nullable StixTimestamp atime,
    @Nullable StixId parentDirectoryRef,
    List<StixId> containsRefs,
    @Nullable StixId contentRef)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "file";

  public FileObject {
    hashes = Copies.ordered(hashes);
    containsRefs = List.copyOf(containsRefs);
    Conformance.require(
        json(
            common,
            hashes,
            size,
            name,
            nameEnc,
            magicNumberHex,
            mimeType,
            ctime,
            mtime,
            atime,
            parentDirectoryRef,
            containsRefs,
            contentRef));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static FileObject from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new FileObject(
        in.observable(),
        in.hashes("hashes"),
        in.integerOrNull("size"),
        in.textOrNull("name"),
        in.textOrNull("name_enc"),
        in.textOrNull("magic_number_hex"),
        in.textOrNull("mime_type"),
        in.timeOrNull("ctime"),
        in.timeOrNull("mtime"),
        in.timeOrNull("atime"),
        in.idOrNull("parent_directory_ref"),
        in.ids("contains_refs"),
        in.idOrNull("content_ref"));
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
    return json(
        common,
        hashes,
        size,
        name,
        nameEnc,
        magicNumberHex,
        mimeType,
        ctime,
        mtime,
        atime,
        parentDirectoryRef,
        containsRefs,
        contentRef);
  }

  private static JsonObject json(
      ObservableCommon common,
      Map<String, String> hashes,
      @Nullable Long size,
      @Nullable String name,
      @Nullable String nameEnc,
      @Nullable String magicNumberHex,
      @Nullable String mimeType,
      @Nullable StixTimestamp ctime,
      @Nullable StixTimestamp mtime,
      @Nullable StixTimestamp atime,
      @Nullable StixId parentDirectoryRef,
      List<StixId> containsRefs,
      @Nullable StixId contentRef) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.hashes("hashes", hashes)
                .integer("size", size)
                .text("name", name)
                .text("name_enc", nameEnc)
                .text("magic_number_hex", magicNumberHex)
                .text("mime_type", mimeType)
                .time("ctime", ctime)
                .time("mtime", mtime)
                .time("atime", atime)
                .id("parent_directory_ref", parentDirectoryRef)
                .ids("contains_refs", containsRefs)
                .id("content_ref", contentRef));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, FileObject> {
    private Builder(Mint mint) {
      super(TYPE, mint, FileObject::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, FileObject::from);
    }

    public Builder hashes(Map<String, String> hashes) {
      return hashes("hashes", hashes);
    }

    public Builder size(long size) {
      return integer("size", size);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder nameEnc(String nameEnc) {
      return text("name_enc", nameEnc);
    }

    public Builder magicNumberHex(String magicNumberHex) {
      return text("magic_number_hex", magicNumberHex);
    }

    public Builder mimeType(String mimeType) {
      return text("mime_type", mimeType);
    }

    public Builder ctime(StixTimestamp ctime) {
      return time("ctime", ctime);
    }

    public Builder mtime(StixTimestamp mtime) {
      return time("mtime", mtime);
    }

    public Builder atime(StixTimestamp atime) {
      return time("atime", atime);
    }

    public Builder parentDirectoryRef(StixId parentDirectoryRef) {
      return id("parent_directory_ref", parentDirectoryRef);
    }

    public Builder containsRefs(StixId... containsRefs) {
      return ids("contains_refs", containsRefs);
    }

    public Builder contentRef(StixId contentRef) {
      return id("content_ref", contentRef);
    }
  }
}
