package org.entente.stix.sro;

import org.entente.stix.Common;
import org.entente.stix.Mint;
import org.entente.stix.RelationshipObject;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// How one object relates to another. Immutable (STIX 2.1 §5.1).
///
/// @param common what it has in common with others of its kind
/// @param relationshipType the kind of relationship: lower-case letters, digits and hyphens
/// @param description more about it
/// @param sourceRef the object from which it leads: a domain object or an observable
/// @param targetRef the object to which it leads: a domain object or an observable
/// @param startTime from when on it exists
/// @param stopTime until when it exists; after `startTime`
public record Relationship(
    Common common,
    String relationshipType,
    @Nullable String description,
    StixId sourceRef,
    StixId targetRef,
    @Nullable StixTimestamp startTime,
    @Nullable StixTimestamp stopTime)
    implements RelationshipObject {
  /// The value of `type`.
  public static final String TYPE = "relationship";

  public Relationship {
    Conformance.require(
        json(common, relationshipType, description, sourceRef, targetRef, startTime, stopTime));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Relationship from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Relationship(
        in.common(),
        in.text("relationship_type"),
        in.textOrNull("description"),
        in.id("source_ref"),
        in.id("target_ref"),
        in.timeOrNull("start_time"),
        in.timeOrNull("stop_time"));
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
    return json(common, relationshipType, description, sourceRef, targetRef, startTime, stopTime);
  }

  private static JsonObject json(
      Common common,
      String relationshipType,
      @Nullable String description,
      StixId sourceRef,
      StixId targetRef,
      @Nullable StixTimestamp startTime,
      @Nullable StixTimestamp stopTime) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("relationship_type", relationshipType)
                .text("description", description)
                .id("source_ref", sourceRef)
                .id("target_ref", targetRef)
                .time("start_time", startTime)
                .time("stop_time", stopTime));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Relationship> {
    private Builder(Mint mint) {
      super(TYPE, mint, Relationship::from);
    }

    private Builder(JsonObject start) {
      super(start, Relationship::from);
    }

    public Builder relationshipType(String relationshipType) {
      return text("relationship_type", relationshipType);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder sourceRef(StixId sourceRef) {
      return id("source_ref", sourceRef);
    }

    public Builder targetRef(StixId targetRef) {
      return id("target_ref", targetRef);
    }

    public Builder startTime(StixTimestamp startTime) {
      return time("start_time", startTime);
    }

    public Builder stopTime(StixTimestamp stopTime) {
      return time("stop_time", stopTime);
    }
  }
}
