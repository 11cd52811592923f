package org.entente.stix.sdo;

import org.entente.stix.Common;
import org.entente.stix.DomainObject;
import org.entente.stix.Mint;
import org.entente.stix.VersionedBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A place: a region, a country, coordinates, or several of these. It describes an area, not a
/// government. Immutable (STIX 2.1 §4.10).
///
/// @param common what it has in common with others of its kind
/// @param name how people call it
/// @param description what it is, at length
/// @param latitude degrees north, -90 to 90; with `longitude` or null
/// @param longitude degrees east, -180 to 180; with `latitude` or null
/// @param precision how far, in metres, the place may be from the coordinates (WGS 84); null when
///   unknown
/// @param region from `region-ov`
/// @param country ISO 3166-1 alpha-2, such as `ma`
/// @param administrativeArea a state or province, in ISO 3166-2
/// @param city the city
/// @param streetAddress all of the street address
/// @param postalCode the postal code
public record Location(
    Common common,
    @Nullable String name,
    @Nullable String description,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Double precision,
    @Nullable String region,
    @Nullable String country,
    @Nullable String administrativeArea,
    @Nullable String city,
    @Nullable String streetAddress,
    @Nullable String postalCode)
    implements DomainObject {
  /// The value of `type`.
  public static final String TYPE = "location";

  public Location {
    Conformance.require(
        json(
            common,
            name,
            description,
            latitude,
            longitude,
            precision,
            region,
            country,
            administrativeArea,
            city,
            streetAddress,
            postalCode));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static Location from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new Location(
        in.common(),
        in.textOrNull("name"),
        in.textOrNull("description"),
        in.decimalOrNull("latitude"),
        in.decimalOrNull("longitude"),
        in.decimalOrNull("precision"),
        in.textOrNull("region"),
        in.textOrNull("country"),
        in.textOrNull("administrative_area"),
        in.textOrNull("city"),
        in.textOrNull("street_address"),
        in.textOrNull("postal_code"));
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
    return json(
        common,
        name,
        description,
        latitude,
        longitude,
        precision,
        region,
        country,
        administrativeArea,
        city,
        streetAddress,
        postalCode);
  }

  private static JsonObject json(
      Common common,
      @Nullable String name,
      @Nullable String description,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Double precision,
      @Nullable String region,
      @Nullable String country,
      @Nullable String administrativeArea,
      @Nullable String city,
      @Nullable String streetAddress,
      @Nullable String postalCode) {
    return MemberWriter.versioned(
        TYPE,
        common,
        out ->
            out.text("name", name)
                .text("description", description)
                .decimal("latitude", latitude)
                .decimal("longitude", longitude)
                .decimal("precision", precision)
                .text("region", region)
                .text("country", country)
                .text("administrative_area", administrativeArea)
                .text("city", city)
                .text("street_address", streetAddress)
                .text("postal_code", postalCode));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends VersionedBuilder<Builder, Location> {
    private Builder(Mint mint) {
      super(TYPE, mint, Location::from);
    }

    private Builder(JsonObject start) {
      super(start, Location::from);
    }

    public Builder name(String name) {
      return text("name", name);
    }

    public Builder description(String description) {
      return text("description", description);
    }

    public Builder latitude(double latitude) {
      return decimal("latitude", latitude);
    }

    public Builder longitude(double longitude) {
      return decimal("longitude", longitude);
    }

    public Builder precision(double precision) {
      return decimal("precision", precision);
    }

    public Builder region(String region) {
      return text("region", region);
    }

    public Builder country(String country) {
      return text("country", country);
    }

    public Builder administrativeArea(String administrativeArea) {
      return text("administrative_area", administrativeArea);
    }

    public Builder city(String city) {
      return text("city", city);
    }

    public Builder streetAddress(String streetAddress) {
      return text("street_address", streetAddress);
    }

    public Builder postalCode(String postalCode) {
      return text("postal_code", postalCode);
    }
  }
}
