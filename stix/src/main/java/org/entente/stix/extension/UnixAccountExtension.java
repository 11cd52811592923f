package org.entente.stix.extension;

import java.util.List;
import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about an account on UNIX. At least one property is there. Immutable (STIX 2.1
/// §6.16.2).
///
/// @param gid the primary group id
/// @param groups names of its groups
/// @param homeDir its home directory
/// @param shell its shell
/// @param custom properties that this standard does not define, as they came
public record UnixAccountExtension(
    @Nullable Long gid,
    List<String> groups,
    @Nullable String homeDir,
    @Nullable String shell,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "unix-account-ext";

  public UnixAccountExtension {
    groups = List.copyOf(groups);
    Conformance.require(Tables.ofExtension(KEY), json(gid, groups, homeDir, shell, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static UnixAccountExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new UnixAccountExtension(
        in.integerOrNull("gid"),
        in.texts("groups"),
        in.textOrNull("home_dir"),
        in.textOrNull("shell"),
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
    return json(gid, groups, homeDir, shell, custom);
  }

  private static JsonObject json(
      @Nullable Long gid,
      List<String> groups,
      @Nullable String homeDir,
      @Nullable String shell,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.integer("gid", gid)
                .texts("groups", groups)
                .text("home_dir", homeDir)
                .text("shell", shell));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, UnixAccountExtension> {
    private Builder(JsonObject start) {
      super(start, UnixAccountExtension::from);
    }

    public Builder gid(long gid) {
      return integer("gid", gid);
    }

    public Builder groups(String... groups) {
      return texts("groups", groups);
    }

    public Builder homeDir(String homeDir) {
      return text("home_dir", homeDir);
    }

    public Builder shell(String shell) {
      return text("shell", shell);
    }
  }
}
