package org.entente.stix.sco;

import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// An autonomous system of the internet. Immutable (STIX 2.1 §6.2).
///
/// @param common what it has in common with others of its kind
/// @param number its number
/// @param name its name
/// @param rir the registry that assigned the number
public record AutonomousSystem(
    ObservableCommon common, long number, @Nullable String name, @Nullable String rir)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "autonomous-system";

  public AutonomousSystem {
    Conformance.require(json(common, number, name, rir));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static AutonomousSystem from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new AutonomousSystem(
        in.observable(), in.integer("number"), in.textOrNull("name"), in.textOrNull("rir"));
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
    return json(common, number, name, rir);
  }

  private static JsonObject json(
      ObservableCommon common, long number, @Nullable String name, @Nullable String rir) {
    return MemberWriter.observable(
        TYPE, common, out -> out.integer("number", number).text("name", name).text("rir", rir));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, AutonomousSystem> {
    private Builder(Mint mint) {
      super(TYPE, mint, AutonomousSystem::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, AutonomousSystem::from);
    }

    public Builder number(long number) {
      return integer("number", number);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder rir(String rir) {
      return text("rir", rir);
    }
  }
}
