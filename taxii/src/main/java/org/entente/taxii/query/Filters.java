package org.entente.taxii.query;

import java.util.List;
import java.util.Set;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonNumber;
import org.entente.taxii.DateAdded;
import org.jspecify.annotations.Nullable;

/// The query of one request (TAXII 2.1 §3.4): which objects, from where on, how many. Immutable.
///
/// A server maps it like this: [Match] selects, [Cursors#start] says where the page starts,
/// [#limitUpTo] how many objects it holds.
///
/// @param addedAfter only what was added after this; null = from the start
/// @param limit the most objects that the client takes at once, from 1 to 2⁵³−1; null = up to the
///   server
/// @param next where the page before left off, opaque to clients; null on the first page
/// @param match which objects
public record Filters(
    @Nullable DateAdded addedAfter, @Nullable Long limit, @Nullable String next, Match match) {
  /// The longest query, in characters.
  public static final int QUERY_LENGTH_MAX = 65_536;

  /// The most parameters in a query, unknown ones included.
  public static final int PARAMETERS_MAX = 64;

  /// The most values of one match field.
  public static final int VALUES_MAX = 1_000;

  /// The longest `next` value, in characters.
  public static final int NEXT_LENGTH_MAX = 4_096;

  /// The latest version of every object, from the start.
  public static final Filters NONE = new Filters(null, null, null, Match.LATEST);

  public Filters {
    if (limit != null && (limit < 1 || limit > JsonNumber.INTEGER_MAX)) {
      throw new IllegalArgumentException("limit outside 1 to 2^53-1");
    }
    if (next != null && (next.isEmpty() || next.length() > NEXT_LENGTH_MAX)) {
      throw new IllegalArgumentException("next is empty or too long");
    }
  }

  /// What came of reading a query.
  public sealed interface Reading {
    /// It is understood.
    record Accepted(Filters filters) implements Reading {}

    /// It is malformed: HTTP 400.
    record Refused(FilterProblem problem) implements Reading {}
  }

  /// Reads the query of a request to `endpoint`. Parameters and match fields that the endpoint does
  /// not know are passed over; an empty `next` counts as none; everything else that is malformed or
  /// repeated is refused (TAXII 2.1 §3.4).
  ///
  /// @param query the part after `?`, as it was sent; null or empty = no filters
  public static Reading parse(FilteredEndpoint endpoint, @Nullable String query) {
    return new FilterReader(endpoint).read(query == null ? "" : query);
  }

  /// `limit` as far as the server goes along.
  ///
  /// @param max the most that the server gives at once, from 1
  public int limitUpTo(int max) {
    return limit == null ? max : (int) Math.min(limit, max);
  }

  public Filters withAddedAfter(@Nullable DateAdded time) {
    return new Filters(time, limit, next, match);
  }

  public Filters withLimit(@Nullable Long max) {
    return new Filters(addedAfter, max, next, match);
  }

  public Filters withNext(@Nullable String value) {
    return new Filters(addedAfter, limit, value, match);
  }

  public Filters withMatch(Match only) {
    return new Filters(addedAfter, limit, next, only);
  }

  /// The same, for the object that the path names (§5.6).
  public Filters withOnly(StixId id) {
    return withMatch(match.withOnly(id));
  }

  /// The query that asks `endpoint` for this, encoded, without `?`. What the endpoint does not take
  /// is left out, as is what it would do anyway; empty when nothing remains.
  public String toQuery(FilteredEndpoint endpoint) {
    var out = new QueryWriter(endpoint);
    if (addedAfter != null) {
      out.put(FilterParameter.ADDED_AFTER, addedAfter.toString());
    }
    if (limit != null) {
      out.put(FilterParameter.LIMIT, limit.toString());
    }
    if (next != null) {
      out.put(FilterParameter.NEXT, next);
    }
    out.put(FilterParameter.ID, sorted(match.ids()));
    out.put(FilterParameter.TYPE, sorted(match.types()));
    if (!match.versions().equals(endpoint.defaultVersions())) {
      out.put(FilterParameter.VERSION, match.versions().values());
    }
    out.put(FilterParameter.SPEC_VERSION, sorted(match.specVersions()));
    return out.toString();
  }

  private static List<String> sorted(Set<?> values) {
    return values.stream().map(Object::toString).sorted().toList();
  }

  private static final class QueryWriter {
    private final StringBuilder out = new StringBuilder();
    private final FilteredEndpoint endpoint;

    QueryWriter(FilteredEndpoint endpoint) {
      this.endpoint = endpoint;
    }

    void put(FilterParameter parameter, List<String> values) {
      if (!values.isEmpty()) {
        put(parameter, String.join(",", values));
      }
    }

    void put(FilterParameter parameter, String value) {
      if (endpoint.takes(parameter)) {
        if (!out.isEmpty()) {
          out.append('&');
        }
        QueryString.encode(parameter.text(), out);
        out.append('=');
        QueryString.encode(value, out);
      }
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }
}
