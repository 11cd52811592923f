package org.entente.server.taxii;

import java.util.Optional;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.server.config.NodeConfig;
import org.entente.server.refusal.Denial;
import org.entente.taxii.DateAdded;
import org.entente.taxii.query.Cursors;
import org.entente.taxii.query.FilterProblem;
import org.entente.taxii.query.FilteredEndpoint;
import org.entente.taxii.query.Filters;
import org.entente.taxii.query.Match;
import org.entente.taxii.query.VersionFilter;
import org.jspecify.annotations.Nullable;

/// What a request with filters asks for, in the domain's terms.
sealed interface Query {
  /// @param match as the client asked, to which `next` values are bound
  /// @param selection which objects
  /// @param after where to go on from, exclusive
  /// @param bounds how much at once
  record Asked(Match match, Selection selection, Position after, Page.Bounds bounds)
      implements Query {
    /// Whether objects of the one STIX version that is stored here are asked for at all.
    boolean takesStix21() {
      return match.takesSpecVersion("2.1");
    }
  }

  /// The query is malformed.
  record Malformed(Denial denial) implements Query {}

  /// Reads the query of a request to `endpoint`.
  static Query read(
      FilteredEndpoint endpoint,
      @Nullable String query,
      CollectionId collection,
      Cursors cursors,
      NodeConfig.Limits limits,
      java.util.UUID requestId) {
    return switch (Filters.parse(endpoint, query)) {
      case Filters.Reading.Refused(var problem) ->
          new Malformed(Denial.of(problem.problem(), requestId));
      case Filters.Reading.Accepted(var filters) -> {
        Position after = position(filters.addedAfter());
        String next = filters.next();
        if (next != null) {
          Optional<DateAdded> left = cursors.read(next, collection.toString(), filters.match());
          if (left.isEmpty()) {
            var problem = new FilterProblem(FilterProblem.Code.NEXT, "next", next);
            yield new Malformed(Denial.of(problem.problem(), requestId));
          }
          Position other = position(left.get());
          after = after.compareTo(other) >= 0 ? after : other;
        }
        int entries =
            filters.limit() == null
                ? limits.pageEntriesDefault()
                : filters.limitUpTo(limits.pageEntries());
        yield new Asked(
            filters.match(),
            selection(filters.match()),
            after,
            new Page.Bounds(entries, limits.pageBytes()));
      }
    };
  }

  /// TAXII's match fields in the domain's terms.
  static Selection selection(Match match) {
    return new Selection(match.ids(), match.types(), versions(match.versions()));
  }

  static Selection.Versions versions(VersionFilter filter) {
    return new Selection.Versions(filter.all(), filter.first(), filter.last(), filter.exact());
  }

  private static Position position(@Nullable DateAdded time) {
    return time == null ? Position.START : new Position(Math.max(0, time.micros()));
  }
}
