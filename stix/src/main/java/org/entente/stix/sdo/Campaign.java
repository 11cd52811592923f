package org.entente.stix.sdo;

import java.util.List;
import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.StixTimestamp;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A set of malicious activities over a period of time against certain targets. Immutable (STIX 2.1
/// §4.2).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param aliases other names for it
/// @param firstSeen when it was first seen
/// @param lastSeen when it was last seen; not before `firstSeen`
/// @param objective what the actors want to achieve
public record Campaign(
    Common common,
    String name,
    @Nullable String description,
    List<String> aliases,
    @Nullable StixTimestamp firstSeen,
    @Nullable StixTimestamp lastSeen,
    @Nullable String objective)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "campaign";

  public Campaign {
    aliases = List.copyOf(aliases);
    Conformance.require(json(common, name, description, aliases, firstSeen, lastSeen, objective));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Campaign from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Campaign(
        in.common(),
        in.text("name"),
        in.textOrNull("description"),
        in.texts("aliases"),
        in.timeOrNull("first_seen"),
        in.timeOrNull("last_seen"),
        in.textOrNull("objective"));
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
    return json(common, name, description, aliases, firstSeen, lastSeen, objective);
  }

  private static JsonObject json(
      Common common,
      String name,
      @Nullable String description,
      List<String> aliases,
      @Nullable StixTimestamp firstSeen,
      @Nullable StixTimestamp lastSeen,
      @Nullable String objective) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .texts("aliases", aliases)
                .time("first_seen", firstSeen)
                .time("last_seen", lastSeen)
                .text("objective", objective));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Campaign> {
    private Builder(Mint mint) {
      super(TYPE, mint, Campaign::from);
    }

    private Builder(JsonObject start) {
      super(start, Campaign::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder aliases(String... aliases) {
      return texts("aliases", aliases);
    }

    public Builder firstSeen(StixTimestamp firstSeen) {
      return time("first_seen", firstSeen);
    }

    public Builder lastSeen(StixTimestamp lastSeen) {
      return time("last_seen", lastSeen);
    }

    public Builder objective(String objective) {
      return text("objective", objective);
    }
  }
}
