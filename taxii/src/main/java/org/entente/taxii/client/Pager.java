package org.entente.taxii.client;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.taxii.DateAdded;
import org.entente.taxii.client.TaxiiException.Code;
import org.entente.taxii.query.FilteredEndpoint;
import org.entente.taxii.query.Filters;
import org.jspecify.annotations.Nullable;

/// Follows a collection from page to page to its end (TAXII 2.1 §3.5): by `next` where the server
/// gives one, else by the date of the last object. It stops with an error when the server leads it
/// in circles. One use each; not thread-safe.
final class Pager {
  private final Transport transport;
  private final Bounds bounds;
  private final long pageBytes;
  private final FilteredEndpoint endpoint;
  private final URI url;
  private final Irregularities irregularities;
  private final Set<Long> seenNext = new HashSet<>();
  private final Set<Long> seenPages = new HashSet<>();

  private PollState state;
  private int pages;
  private int emptyInARow;
  private @Nullable DateAdded lastBefore;

  Pager(
      Transport transport,
      Bounds bounds,
      long pageBytes,
      FilteredEndpoint endpoint,
      URI url,
      PollState from,
      Irregularities irregularities) {
    this.transport = transport;
    this.bounds = bounds;
    this.pageBytes = pageBytes;
    this.endpoint = endpoint;
    this.url = url;
    this.state = from;
    this.irregularities = irregularities;
  }

  /// Reads one page to its end. Called again for the same page when it broke off.
  @FunctionalInterface
  interface PageReader {
    Page read(Answer answer, Filters asked) throws java.io.IOException, TaxiiException;
  }

  /// A page that was read.
  ///
  /// @param more whether the server says that there is more
  /// @param next its way there; null if it gave none
  /// @param items objects or records on it
  /// @param digest the [Fingerprint] of them all
  /// @param first the date of the first, as headers or records say; null if they do not
  /// @param last the date of the last
  record Page(
      boolean more,
      @Nullable String next,
      long items,
      long digest,
      @Nullable DateAdded first,
      @Nullable DateAdded last) {}

  /// Reads page after page; after each one, `complete` gets the state to go on from.
  ///
  /// @return the state to ask from for what comes later
  PollState run(PageReader reader, Consumer<PollState> complete) throws TaxiiException {
    try {
      while (true) {
        Page page = page(reader);
        pages++;
        checkOrder(page);
        PollState after = page.more() ? goOn(page) : finished(page);
        state = after;
        complete.accept(after);
        if (!page.more()) {
          return after;
        }
      }
    } catch (TaxiiException e) {
      throw e.resumingAt(state);
    }
  }

  int pages() {
    return pages;
  }

  private Page page(PageReader reader) throws TaxiiException {
    Filters asked = state.filters();
    URI uri = Urls.asking(url, asked.toQuery(endpoint));
    try {
      return transport.exchange(
          Transport.Request.get(uri, pageBytes), answer -> reader.read(answer, asked));
    } catch (TaxiiException e) {
      boolean forgotten = pages == 0 && asked.next() != null && e.httpStatus() == 400;
      if (!forgotten || state.reached() == null) {
        throw e;
      }
      // The server no longer knows the `next` of a saved state. The date leads on as well: it is
      // that of the last page that was complete.
      state = new PollState(state.collection(), resumed(asked, state.reached()), state.reached());
      return page(reader);
    }
  }

  private PollState finished(Page page) {
    DateAdded reached = later(state.reached(), page.last());
    return new PollState(state.collection(), resumed(state.filters(), reached), reached);
  }

  private PollState goOn(Page page) throws TaxiiException {
    if (pages >= bounds.pages()) {
      throw looping();
    }
    emptyInARow = page.items() == 0 ? emptyInARow + 1 : 0;
    boolean again = page.items() > 0 && !seenPages.add(fingerprint(page));
    if (again || emptyInARow > bounds.emptyPages()) {
      throw looping();
    }
    DateAdded reached = later(state.reached(), page.last());
    Filters asked = state.filters();
    String next = page.next();
    if (next != null && !next.isEmpty()) {
      if (next.length() > Filters.NEXT_LENGTH_MAX) {
        throw failure(Code.ANSWER_TOO_LARGE);
      }
      if (next.equals(asked.next()) || !seenNext.add(Fingerprint.of(next))) {
        throw looping();
      }
      return new PollState(state.collection(), asked.withNext(next), reached);
    }
    if (page.last() == null) {
      throw failure(Code.DEAD_END);
    }
    if (asked.addedAfter() != null && page.last().compareTo(asked.addedAfter()) <= 0) {
      throw looping();
    }
    return new PollState(state.collection(), resumed(asked, page.last()), reached);
  }

  /// Objects come in the order of their dates (TAXII 2.1 §3.3), and after the date asked for. The
  /// very date asked for is let pass: servers that keep microseconds and tell milliseconds give the
  /// last object again.
  private void checkOrder(Page page) throws TaxiiException {
    DateAdded first = page.first();
    DateAdded last = page.last();
    if (first == null || last == null || page.items() == 0) {
      return;
    }
    DateAdded after = state.filters().addedAfter();
    boolean backwards = first.compareTo(last) > 0;
    boolean tooEarly = after != null && first.compareTo(after) < 0;
    boolean beforeThePageBefore = lastBefore != null && first.compareTo(lastBefore) < 0;
    if (backwards || tooEarly || beforeThePageBefore) {
      irregularities.found(Code.DISORDERED, url, first.toString(), last.toString());
    }
    lastBefore = last;
  }

  private static Filters resumed(Filters asked, @Nullable DateAdded after) {
    return asked.withNext(null).withAddedAfter(later(asked.addedAfter(), after));
  }

  private TaxiiException looping() {
    return failure(Code.LOOPING);
  }

  private TaxiiException failure(Code code) {
    return TaxiiException.because(code, Integer.toString(pages)).at(url).exception();
  }

  /// Two pages with the same objects and the same dates are the same page. Objects alone do not say
  /// so: one that was deleted and added again has come in anew.
  private static long fingerprint(Page page) {
    return Fingerprint.then(page.digest(), Fingerprint.of(page.first() + " " + page.last()));
  }

  private static @Nullable DateAdded later(@Nullable DateAdded one, @Nullable DateAdded other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
