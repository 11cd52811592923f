package org.entente.exchange.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one request to add objects, kept for at least 24 hours (TAXII 2.1 §4.3).
/// Successes are kept as the range of positions they got, not one by one. Immutable.
///
/// @param id the status resource's id
/// @param apiRoot name of the API root it is served under
/// @param account who asked, and who alone may read it
/// @param collection where the objects went
/// @param requested when the request came in
/// @param expires when the record may be forgotten
/// @param total objects in the request
/// @param stored how many are new, at `first` to `last`
/// @param first position of the first new object; null when none is new
/// @param last position of the last new object; null when none is new
/// @param known those that were there already, at most [#KNOWN_MAX] of them; all others that
///   neither are new nor were refused were there, too
/// @param failures those that were refused, at most [#FAILURES_MAX] of them in detail
/// @param failureCount how many were refused
public record StatusRecord(
    UUID id,
    String apiRoot,
    String account,
    CollectionId collection,
    Instant requested,
    Instant expires,
    int total,
    int stored,
    @Nullable Position first,
    @Nullable Position last,
    List<Detail> known,
    List<Detail> failures,
    int failureCount) {
  /// Refusals kept in detail; more are only counted.
  public static final int FAILURES_MAX = 10_000;

  /// Objects kept by name that were there already.
  public static final int KNOWN_MAX = 10_000;

  public StatusRecord {
    known = List.copyOf(known);
    failures = List.copyOf(failures);
  }

  /// @param id the object's id as it came, cut to 300 characters
  /// @param version the version as it came, or empty
  /// @param code the stable code of the refusal; empty for a success
  /// @param message the sentence for a person; empty for a success
  public record Detail(String id, String version, String code, String message) {}
}
