package org.entente.stix;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.entente.stix.json.JsonObject;
import org.entente.stix.rules.Clause;
import org.entente.stix.rules.Code;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Versions of objects (STIX 2.1 §3.6). A version is (id, modified); the one with the latest
/// `modified` counts, in whatever order they were made or arrived. Only the creator makes a new one
/// or revokes, and after a revocation there are no more.
public final class Versions {
  /// From the version that counts less to the one that counts more. Only for versions of one
  /// object.
  public static final Comparator<Versioned> ORDER =
      Comparator.comparing((Versioned version) -> version.common().modified());

  /// Properties that stay the same in all versions of an object, and those that a new version gets
  /// by itself.
  private static final String[] FIXED = {
    "type", "spec_version", "id", "created", "created_by_ref", "modified"
  };

  private Versions() {}

  /// A new version of `object`: its `modified` is the time of `clock` to the millisecond, or the
  /// next millisecond after the last version if the clock is not past that.
  ///
  /// @param changes makes of the last version's properties those of the new one
  /// @throws InvalidStix when the object is revoked, when a property is changed that all versions
  ///   share, or when the outcome breaks a rule
  public static <T extends Versioned> T newVersion(
      T object, UnaryOperator<JsonObject> changes, InstantSource clock) {
    if (object.common().isRevoked()) {
      throw Conformance.broken(
          Code.REVOKED_IS_FINAL, "/revoked", Clause.VERSIONING, object.id().toString());
    }
    JsonObject before = object.toJson();
    JsonObject after = changes.apply(before);
    for (String name : FIXED) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        throw Conformance.broken(Code.VERSION_PROPERTY_FIXED, "/" + name, Clause.VERSIONING, name);
      }
    }
    StixTimestamp modified = next(object.common().modified(), clock.instant());
    return same(object, after.toBuilder().put("modified", modified.text()).build());
  }

  /// `changed`, such as `object.toBuilder().name("…").build()`, as the new version of `object`: as
  /// [#newVersion], with properties of the model.
  ///
  /// @throws InvalidStix as [#newVersion]
  public static <T extends Versioned> T replace(T object, T changed, InstantSource clock) {
    JsonObject after =
        changed.toJson().toBuilder().put("modified", object.common().modified().text()).build();
    return newVersion(object, before -> after, clock);
  }

  /// The last version of `object`: it is no longer valid. Revoking is final.
  ///
  /// @throws InvalidStix when the object is revoked already
  public static <T extends Versioned> T revoke(T object, InstantSource clock) {
    return newVersion(object, before -> before.toBuilder().put("revoked", true).build(), clock);
  }

  /// Whether `author` may make a new version of `object`, revoke it or replace it: whoever created
  /// it, and nobody else. Of an object without an author that cannot be told, so nobody may.
  public static boolean mayChange(Versioned object, @Nullable StixId author) {
    StixId creator = object.common().createdByRef();
    return creator != null && creator.equals(author);
  }

  /// Whether `candidate` is a version of `object` that counts more.
  public static boolean supersedes(Versioned candidate, Versioned object) {
    return candidate.id().equals(object.id()) && ORDER.compare(candidate, object) > 0;
  }

  /// What marks this version of `object`, as it came: `modified`, else `created` for what has no
  /// versions, else null (observables).
  public static @Nullable StixTimestamp of(JsonObject object) {
    String text = object.string("modified");
    if (text == null) {
      text = object.string("created");
    }
    return text == null ? null : StixTimestamp.parseOrNull(text);
  }

  /// `now` to the millisecond, and in any case after `last`.
  private static StixTimestamp next(StixTimestamp last, Instant now) {
    Instant truncated = now.truncatedTo(ChronoUnit.MILLIS);
    Instant earliest = last.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    return StixTimestamp.of(truncated.isBefore(earliest) ? earliest : truncated);
  }

  @SuppressWarnings("unchecked") // JSON of one type becomes a record of one class
  private static <T extends StixObject> T same(T object, JsonObject json) {
    return (T) object.getClass().cast(StixObject.from(json).orThrow());
  }
}
