package org.entente.stix.sco;

import java.util.List;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A directory of a file system. Immutable (STIX 2.1 §6.3).
///
/// @param common what it has in common with others of its kind
/// @param path its path as observed
/// @param pathEnc the character set of the path (IANA)
/// @param ctime when it was created
/// @param mtime when it was last written to
/// @param atime when it was last read
/// @param containsRefs files and directories in it
public record Directory(
    ObservableCommon common,
    String path,
    @Nullable String pathEnc,
    @Nullable StixTimestamp ctime,
    @Nullable StixTimestamp mtime,
    @Nullable StixTimestamp atime,
    List<StixId> containsRefs)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "directory";

  public Directory {
    containsRefs = List.copyOf(containsRefs);
    Conformance.require(json(common, path, pathEnc, ctime, mtime, atime, containsRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Directory from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Directory(
        in.observable(),
        in.text("path"),
        in.textOrNull("path_enc"),
        in.timeOrNull("ctime"),
        in.timeOrNull("mtime"),
        in.timeOrNull("atime"),
        in.ids("contains_refs"));
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
    return json(common, path, pathEnc, ctime, mtime, atime, containsRefs);
  }

  private static JsonObject json(
      ObservableCommon common,
      String path,
      @Nullable String pathEnc,
      @Nullable StixTimestamp ctime,
      @Nullable StixTimestamp mtime,
      @Nullable StixTimestamp atime,
      List<StixId> containsRefs) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("path", path)
                .text("path_enc", pathEnc)
                .time("ctime", ctime)
                .time("mtime", mtime)
                .time("atime", atime)
                .ids("contains_refs", containsRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, Directory> {
    private Builder(Mint mint) {
      super(TYPE, mint, Directory::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, Directory::from);
    }

    public Builder path(String path) {
      return text("path", path);
    }

    public Builder pathEnc(String pathEnc) {
      return text("path_enc", pathEnc);
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

    public Builder containsRefs(StixId... containsRefs) {
      return ids("contains_refs", containsRefs);
    }
  }
}
