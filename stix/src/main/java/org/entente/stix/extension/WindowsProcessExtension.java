package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about a process on Windows. At least one property is there. Immutable (STIX 2.1
/// §6.13.2).
///
/// @param aslrEnabled whether its address space is randomised
/// @param depEnabled whether data execution is prevented
/// @param priority its priority class, ending in `_CLASS`
/// @param ownerSid the security id of its owner
/// @param windowTitle the title of its main window
/// @param startupInfo the STARTUP_INFO structure by name
/// @param integrityLevel of `windows-integrity-level-enum`
/// @param custom properties that this standard does not define, as they came
public record WindowsProcessExtension(
    @Nullable Boolean aslrEnabled,
    @Nullable Boolean depEnabled,
    @Nullable String priority,
    @Nullable String ownerSid,
    @Nullable String windowTitle,
    @Nullable JsonObject startupInfo,
    @Nullable String integrityLevel,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "windows-process-ext";

  public WindowsProcessExtension {
    Conformance.require(
        Tables.ofExtension(KEY),
        json(
            aslrEnabled,
            depEnabled,
            priority,
            ownerSid,
            windowTitle,
            startupInfo,
            integrityLevel,
            custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsProcessExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new WindowsProcessExtension(
        in.flagOrNull("aslr_enabled"),
        in.flagOrNull("dep_enabled"),
        in.textOrNull("priority"),
        in.textOrNull("owner_sid"),
        in.textOrNull("window_title"),
        in.dictionaryOrNull("startup_info"),
        in.textOrNull("integrity_level"),
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
        aslrEnabled,
        depEnabled,
        priority,
        ownerSid,
        windowTitle,
        startupInfo,
        integrityLevel,
        custom);
  }

  private static JsonObject json(
      @Nullable Boolean aslrEnabled,
      @Nullable Boolean depEnabled,
      @Nullable String priority,
      @Nullable String ownerSid,
      @Nullable String windowTitle,
      @Nullable JsonObject startupInfo,
      @Nullable String integrityLevel,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.flag("aslr_enabled", aslrEnabled)
                .flag("dep_enabled", depEnabled)
                .text("priority", priority)
                .text("owner_sid", ownerSid)
                .text("window_title", windowTitle)
                .dictionary("startup_info", startupInfo)
                .text("integrity_level", integrityLevel));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, WindowsProcessExtension> {
    private Builder(JsonObject start) {
      super(start, WindowsProcessExtension::from);
    }

    public Builder aslrEnabled(boolean aslrEnabled) {
      return flag("aslr_enabled", aslrEnabled);
    }

    public Builder depEnabled(boolean depEnabled) {
      return flag("dep_enabled", depEnabled);
    }

    public Builder priority(String priority) {
      return text("priority", priority);
    }

    public Builder ownerSid(String ownerSid) {
      return text("owner_sid", ownerSid);
    }

    public Builder windowTitle(String windowTitle) {
      return text("window_title", windowTitle);
    }

    public Builder startupInfo(JsonObject startupInfo) {
      return dictionary("startup_info", startupInfo);
    }

    public Builder integrityLevel(String integrityLevel) {
      return text("integrity_level", integrityLevel);
    }
  }
}
