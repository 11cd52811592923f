package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What was seen on systems and networks, once or several times, without an opinion about it.
/// Immutable (STIX 2.1 §4.14).
///
/// @param common what it has in common with others of its kind
/// @param firstObserved when the observation began
/// @param lastObserved when it ended; not before `firstObserved`
/// @param numberObserved how often each was seen, 1 to 999,999,999
/// @param objects deprecated: the observables themselves, under keys of their own; null when
///   `objectRefs` is given
/// @param objectRefs the observables and relationships that were seen; empty when `objects` is
///   given
public record ObservedData(
    Common common,
    StixTimestamp firstObserved,
    StixTimestamp lastObserved,
    long numberObserved,
    @Nullable JsonObject objects,
    List<StixId> objectRefs)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "observed-data";

  public ObservedData {
    objectRefs = List.copyOf(objectRefs);
    Conformance.require(
        json(common, firstObserved, lastObserved, numberObserved, objects, objectRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static ObservedData from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new ObservedData(
        in.common(),
        in.time("first_observed"),
        in.time("last_observed"),
        in.integer("number_observed"),
        in.dictionaryOrNull("objects"),
        in.ids("object_refs"));
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
    return json(common, firstObserved, lastObserved, numberObserved, objects, objectRefs);
  }

  private static JsonObject json(
      Common common,
      StixTimestamp firstObserved,
      StixTimestamp lastObserved,
      long numberObserved,
      @Nullable JsonObject objects,
      List<StixId> objectRefs) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.time("first_observed", firstObserved)
                .time("last_observed", lastObserved)
                .integer("number_observed", numberObserved)
                .dictionary("objects", objects)
                .ids("object_refs", objectRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, ObservedData> {
    private Builder(Mint mint) {
      super(TYPE, mint, ObservedData::from);
    }

    private Builder(JsonObject start) {
      super(start, ObservedData::from);
    }

    public Builder firstObserved(StixTimestamp firstObserved) {
      return time("first_observed", firstObserved);
    }

    public Builder lastObserved(StixTimestamp lastObserved) {
      return time("last_observed", lastObserved);
    }

    public Builder numberObserved(long numberObserved) {
      return integer("number_observed", numberObserved);
    }

    public Builder objects(JsonObject objects) {
      return dictionary("objects", objects);
    }

    public Builder objectRefs(StixId... objectRefs) {
      return ids("object_refs", objectRefs);
    }
  }
}
