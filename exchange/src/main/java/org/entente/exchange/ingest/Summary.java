package org.entente.exchange.ingest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.exchange.collection.Position;
import org.entente.exchange.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// What became of an import. Immutable.
///
/// @param total objects that were read, good or bad
/// @param stored those that are new
/// @param known those that were there already
/// @param refused those that were refused
/// @param refusalsByCode how many were refused, by stable code
/// @param warned those that were taken although there is something to say about them
/// @param warningsByCode what there is to say, by stable code
/// @param first position of the first new object; null when none is new
/// @param last position of the last new object; null when none is new
/// @param details the first refusals, at most [#DETAILS_MAX]
/// @param ending how it ended
/// @param breakage why it ended early; null when it is complete
public record Summary(
    long total,
    long stored,
    long known,
    long refused,
    SortedMap<String, Long> refusalsByCode,
    long warned,
    SortedMap<String, Long> warningsByCode,
    @Nullable Position first,
    @Nullable Position last,
    List<Detail> details,
    Ending ending,
    @Nullable Refusal breakage) {
  /// Refusals kept in detail; more are only counted.
  public static final int DETAILS_MAX = 100;

  public Summary {
    refusalsByCode = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(refusalsByCode));
    warningsByCode = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(warningsByCode));
    details = List.copyOf(details);
  }

  /// Whether every object of the input is now in the collection.
  public boolean complete() {
    return ending == Ending.COMPLETE && refused == 0;
  }

  /// One refusal.
  ///
  /// @param index which object of the input, from 0
  /// @param pointer where in the input: an RFC 6901 pointer to what is wrong
  /// @param id the object's id as it came, cut to 300 characters; empty if there was none
  /// @param version its version as it came, cut likewise; empty if there was none
  /// @param code the stable code
  /// @param clause the rule that was broken; empty when it is no rule of a specification
  /// @param message the sentence for the person
  public record Detail(
      long index,
      String pointer,
      String id,
      String version,
      String code,
      String clause,
      String message) {}

  /// How an import ended.
  public enum Ending {
    COMPLETE,
    /// The input cannot be read from some place on.
    BROKEN,
    CANCELLED,
    /// The store refused a batch.
    STOPPED
  }
}
