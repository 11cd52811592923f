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

/// What is special about a file on NTFS. At least one property is there. Immutable (STIX 2.1
/// §6.7.3).
///
/// @param sid the security id of the file
/// @param alternateDataStreams its alternate data streams
/// @param custom properties that this standard does not define, as they came
public record NtfsExtension(
    @Nullable String sid, List<AlternateDataStream> alternateDataStreams, JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "ntfs-ext";

  public NtfsExtension {
    alternateDataStreams = List.copyOf(alternateDataStreams);
    Conformance.require(Tables.ofExtension(KEY), json(sid, alternateDataStreams, custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static NtfsExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new NtfsExtension(
        in.textOrNull("sid"),
        in.structures("alternate_data_streams", AlternateDataStream::from),
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
    return json(sid, alternateDataStreams, custom);
  }

  private static JsonObject json(
      @Nullable String sid, List<AlternateDataStream> alternateDataStreams, JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.text("sid", sid)
                .structures(
                    "alternate_data_streams", alternateDataStreams, AlternateDataStream::toJson));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, NtfsExtension> {
    private Builder(JsonObject start) {
      super(start, NtfsExtension::from);
    }

    public Builder sid(String sid) {
      return text("sid", sid);
    }

    public Builder alternateDataStreams(AlternateDataStream... alternateDataStreams) {
      return structures(
          "alternate_data_streams", List.of(alternateDataStreams), AlternateDataStream::toJson);
    }
  }
}
