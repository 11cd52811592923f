package org.entente.stix.extension;

import java.util.List;
import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about a Windows service. At least one property is there. Immutable (STIX 2.1
/// §6.13.3).
///
/// @param serviceName its name
/// @param descriptions its descriptions
/// @param displayName what people see
/// @param groupName the load ordering group
/// @param startType of `windows-service-start-type-enum`
/// @param serviceDllRefs the files that it loads
/// @param serviceType of `windows-service-type-enum`
/// @param serviceStatus of `windows-service-status-enum`
/// @param custom properties that this standard does not define, as they came
public record WindowsServiceExtension(
    @Nullable String serviceName,
    List<String> descriptions,
    @Nullable String displayName,
    @Nullable String groupName,
    @Nullable String startType,
    List<StixId> serviceDllRefs,
    @Nullable String serviceType,
    @Nullable String serviceStatus,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "windows-service-ext";

  public WindowsServiceExtension {
    descriptions = List.copyOf(descriptions);
    serviceDllRefs = List.copyOf(serviceDllRefs);
    Conformance.require(
        Tables.ofExtension(KEY),
        json(
            serviceName,
            descriptions,
            displayName,
            groupName,
            startType,
            serviceDllRefs,
            serviceType,
            serviceStatus,
            custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsServiceExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new WindowsServiceExtension(
        in.textOrNull("service_name"),
        in.texts("descriptions"),
        in.textOrNull("display_name"),
        in.textOrNull("group_name"),
        in.textOrNull("start_type"),
        in.ids("service_dll_refs"),
        in.textOrNull("service_type"),
        in.textOrNull("service_status"),
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
        serviceName,
        descriptions,
        displayName,
        groupName,
        startType,
        serviceDllRefs,
        serviceType,
        serviceStatus,
        custom);
  }

  private static JsonObject json(
      @Nullable String serviceName,
      List<String> descriptions,
      @Nullable String displayName,
      @Nullable String groupName,
      @Nullable String startType,
      List<StixId> serviceDllRefs,
      @Nullable String serviceType,
      @Nullable String serviceStatus,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.text("service_name", serviceName)
                .texts("descriptions", descriptions)
                .text("display_name", displayName)
                .text("group_name", groupName)
                .text("start_type", startType)
                .ids("service_dll_refs", serviceDllRefs)
                .text("service_type", serviceType)
                .text("service_status", serviceStatus));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, WindowsServiceExtension> {
    private Builder(JsonObject start) {
      super(start, WindowsServiceExtension::from);
    }

    public Builder serviceName(String serviceName) {
      return text("service_name", serviceName);
    }

    public Builder descriptions(String... descriptions) {
      return texts("descriptions", descriptions);
    }

    public Builder displayName(String displayName) {
      return text("display_name", displayName);
    }

    public Builder groupName(String groupName) {
      return text("group_name", groupName);
    }

    public Builder startType(String startType) {
      return text("start_type", startType);
    }

    public Builder serviceDllRefs(StixId... serviceDllRefs) {
      return ids("service_dll_refs", serviceDllRefs);
    }

    public Builder serviceType(String serviceType) {
      return text("service_type", serviceType);
    }

    public Builder serviceStatus(String serviceStatus) {
      return text("service_status", serviceStatus);
    }
  }
}
