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

/// A key of a Windows registry. At least one property is there. Immutable (STIX 2.1 §6.17).
///
/// @param common what it has in common with others of its kind
/// @param key the key, its hive in full
/// @param values the values under it
/// @param modifiedTime when it was last changed
/// @param creatorUserRef the account that created it
/// @param numberOfSubkeys how many keys are under it
public record WindowsRegistryKey(
    ObservableCommon common,
    @Nullable String key,
    List<WindowsRegistryValue> values,
    @Nullable StixTimestamp modifiedTime,
    @Nullable StixId creatorUserRef,
    @Nullable Long numberOfSubkeys)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "windows-registry-key";

  public WindowsRegistryKey {
    values = List.copyOf(values);
    Conformance.require(json(common, key, values, modifiedTime, creatorUserRef, numberOfSubkeys));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static WindowsRegistryKey from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new WindowsRegistryKey(
        in.observable(),
        in.textOrNull("key"),
        in.structures("values", WindowsRegistryValue::from),
        in.timeOrNull("modified_time"),
        in.idOrNull("creator_user_ref"),
        in.integerOrNull("number_of_subkeys"));
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
    return json(common, key, values, modifiedTime, creatorUserRef, numberOfSubkeys);
  }

  private static JsonObject json(
      ObservableCommon common,
      @Nullable String key,
      List<WindowsRegistryValue> values,
      @Nullable StixTimestamp modifiedTime,
      @Nullable StixId creatorUserRef,
      @Nullable Long numberOfSubkeys) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.text("key", key)
                .structures("values", values, WindowsRegistryValue::toJson)
                .time("modified_time", modifiedTime)
                .id("creator_user_ref", creatorUserRef)
                .integer("number_of_subkeys", numberOfSubkeys));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, WindowsRegistryKey> {
    private Builder(Mint mint) {
      super(TYPE, mint, WindowsRegistryKey::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, WindowsRegistryKey::from);
    }

    public Builder key(String key) {
      return text("key", key);
    }

    public Builder values(WindowsRegistryValue... values) {
      return structures("values", List.of(values), WindowsRegistryValue::toJson);
    }

    public Builder modifiedTime(StixTimestamp modifiedTime) {
      return time("modified_time", modifiedTime);
    }

    public Builder creatorUserRef(StixId creatorUserRef) {
      return id("creator_user_ref", creatorUserRef);
    }

    public Builder numberOfSubkeys(long numberOfSubkeys) {
      return integer("number_of_subkeys", numberOfSubkeys);
    }
  }
}
