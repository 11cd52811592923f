package org.entente.exchange.search;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Rights;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.directory.Outlook;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.json.Jcs;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Searching objects by their text: checks the caller's rights, never shows what is above their
/// ceiling, and leaves exactly one audit record for each call, refused ones included. A record
/// holds the digest of the question, never its words. Thread-safe.
///
/// The index says where to look; what is shown is read from the log under the caller's ceiling, so
/// that what was removed a moment ago is not shown, whatever the index still holds.
public final class Searching {
  /// Hits on one page.
  public static final int HITS_MAX = 1_000;

  private static final Deed SEARCH = Deed.consulting("objects.search");
  private static final Page.Bounds ONE = new Page.Bounds(1, Long.MAX_VALUE);

  private final Gate gate;
  private final Outlook outlook;
  private final CollectionLog log;
  private final TextSearch search;
  private final Journal journal;

  public Searching(
      Gate gate, Outlook outlook, CollectionLog log, TextSearch search, Journal journal) {
    this.gate = gate;
    this.outlook = outlook;
    this.log = log;
    this.search = search;
    this.journal = journal;
  }

  /// Searches one collection, which needs the right to read it, or all that the caller may read.
  /// Refused as `search-too-long`, `search-wildcard`, `value-invalid` (a cursor that belongs to
  /// another question or to none) and `search-unavailable`.
  public Outcome<Results> find(Caller caller, Request request) {
    CollectionId named = request.collection();
    String target = named == null ? "" : named.toString();
    var places = new LinkedHashMap<CollectionId, Collection>();
    if (named == null) {
      outlook.reachable(caller).stream()
          .filter(visible -> visible.rights().read())
          .forEach(visible -> places.put(visible.collection().id(), visible.collection()));
    } else {
      switch (gate.to(caller, named, Rights::read)) {
        case Gate.Passage.Barred(var why) -> {
          return journal.refuse(caller, SEARCH, target, why, target);
        }
        case Gate.Passage.Free(var collection) -> places.put(named, collection);
      }
    }
    return switch (TextQuery.read(request.text())) {
      case TextQuery.Read.Refused(var code, var arguments) ->
          journal.refuse(caller, SEARCH, target, code, arguments.toArray(String[]::new));
      case TextQuery.Read.Understood(var query) -> found(caller, request, query, places);
    };
  }

  /// How far the index is: for those who may see the node's health.
  public TextSearch.State state() {
    return search.state();
  }

  private Outcome<Results> found(
      Caller caller, Request request, TextQuery query, Map<CollectionId, Collection> places) {
    String target = request.collection() == null ? "" : request.collection().toString();
    byte[] question = digest(request.canonical());
    Optional<TextSearch.Place> after = Optional.empty();
    if (request.after() != null) {
      after = SearchCursor.read(question, request.after());
      if (after.isEmpty()) {
        return journal.refuse(caller, SEARCH, target, RefusalCode.VALUE_INVALID, "after");
      }
    }
    try {
      Results results = read(caller, request, query, places, question, after);
      JsonObject asked =
          JsonObject.builder()
              .put("question", request.canonical())
              .put("after", request.after() == null ? "" : request.after())
              .build();
      return journal.given(
          caller, SEARCH, Subject.query(target, asked, results.hits().size()), results);
    } catch (SearchUnavailable e) {
      return journal.refuse(caller, SEARCH, target, RefusalCode.SEARCH_UNAVAILABLE);
    }
  }

  /// Goes on while everything on a page of the index was removed meanwhile, so that a page with
  /// more to come is never empty.
  private Results read(
      Caller caller,
      Request request,
      TextQuery query,
      Map<CollectionId, Collection> places,
      byte[] question,
      Optional<TextSearch.Place> after) {
    Optional<TextSearch.Place> from = after;
    TextSearch.Findings first = null;
    while (true) {
      TextSearch.Findings findings =
          search.find(
              new TextSearch.Question(
                  query,
                  request.filter(),
                  places.keySet(),
                  caller.ceiling(),
                  from,
                  request.limit(),
                  request.facets() && first == null));
      first = first == null ? findings : first;
      var hits = new ArrayList<Hit>();
      for (TextSearch.Found found : findings.found()) {
        Collection collection = places.get(found.place().collection());
        Optional<Entry> entry = entry(caller, found);
        if (collection != null && entry.isPresent()) {
          hits.add(Hit.of(collection, entry.get(), found.place().score()));
        }
      }
      if (!hits.isEmpty() || !findings.more()) {
        String next =
            findings.more()
                ? SearchCursor.write(question, findings.found().getLast().place())
                : null;
        return new Results(
            hits,
            next,
            first.total(),
            first.totalIsExact(),
            named(first.facets(), places),
            isComplete());
      }
      from = Optional.of(findings.found().getLast().place());
    }
  }

  /// Collections by the names that people know.
  private static List<TextSearch.Facet> named(
      List<TextSearch.Facet> facets, Map<CollectionId, Collection> places) {
    return facets.stream()
        .map(facet ->
            facet.dimension() == TextSearch.Dimension.COLLECTION
                ? new TextSearch.Facet(
                    facet.dimension(),
                    facet.counts().stream().map(count -> named(count, places)).toList())
                : facet)
        .toList();
  }

  private static TextSearch.Facet.Count named(
      TextSearch.Facet.Count count, Map<CollectionId, Collection> places) {
    String name =
        CollectionId.parse(count.value())
            .map(places::get)
            .map(Collection::name)
            .orElse(count.value());
    return new TextSearch.Facet.Count(name, count.count());
  }

  private boolean isComplete() {
    return search.state().complete();
  }

  /// The entry that was found, if it is still there.
  private Optional<Entry> entry(Caller caller, TextSearch.Found found) {
    Position position = found.place().position();
    return log
        .page(
            found.place().collection(),
            Selection.of(found.id(), Selection.Versions.ALL),
            caller.ceiling(),
            new Position(position.micros() - 1),
            ONE)
        .entries()
        .stream()
        .filter(entry -> entry.position().equals(position))
        .findFirst();
  }

  private static byte[] digest(JsonObject question) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      Jcs.update(question, sha256);
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What is asked.
  ///
  /// @param text the query as it was written
  /// @param collection where to search; null = everywhere that the caller may read
  /// @param after a cursor, [Results#next] of the page before; null = from the beginning
  /// @param limit hits at most, from 1 to [#HITS_MAX]
  /// @param facets whether to count by facets
  public record Request(
      String text,
      SearchFilter filter,
      @Nullable CollectionId collection,
      @Nullable String after,
      int limit,
      boolean facets) {
    public Request {
      if (limit < 1 || limit > HITS_MAX) {
        throw new IllegalArgumentException("a page holds from 1 to " + HITS_MAX + " hits");
      }
    }

    /// The question without the page: what cursors are bound to (docs/access.md).
    private JsonObject canonical() {
      return JsonObject.builder()
          .put("text", text)
          .put("filter", filter.canonical())
          .put("collection", collection == null ? "" : collection.toString())
          .build();
    }
  }

  /// One page.
  ///
  /// @param hits best first; those that were removed a moment ago are left out
  /// @param next the cursor for the next page; null when this is the last
  /// @param total how many were found in all, counted up to [TextSearch#TOTAL_MAX]
  /// @param totalIsExact whether there are no more
  /// @param facets empty unless asked for
  /// @param complete false while the index is being made anew
  public record Results(
      List<Hit> hits,
      @Nullable String next,
      long total,
      boolean totalIsExact,
      List<TextSearch.Facet> facets,
      boolean complete) {
    public Results {
      hits = List.copyOf(hits);
      facets = List.copyOf(facets);
    }
  }
}
