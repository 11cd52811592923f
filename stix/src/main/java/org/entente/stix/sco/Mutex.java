package org.entente.stix.sco;

import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;

/// A mutual exclusion object. Immutable (STIX 2.1 §6.11).
///
/// @param common what it has in common with others of its kind
/// @param name its name
public record Mutex(ObservableCommon common, String name) implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "mutex";

  public Mutex {
    Conformance.require(json(common, name));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Mutex from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Mutex(in.observable(), in.text("name"));
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
    return json(common, name);
  }

  private static JsonObject json(ObservableCommon common, String name) {
    return MemberWriter.observable(TYPE, common, out -> out.text("name", name));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, Mutex> {
    private Builder(Mint mint) {
      super(TYPE, mint, Mutex::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, Mutex::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }
  }
}
