package org.entente.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.search.SearchUnavailable;
import org.entente.exchange.search.TextSearch;

/// Stands in for an index: looks through the log, or through what it saw of it before. Knows texts
/// and collections, and no filters.
public final class ScanningSearch implements TextSearch {
  private static final Page.Bounds WIDE = new Page.Bounds(100_000, Long.MAX_VALUE);
  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::position).reversed();

  private final CollectionLog log;
  private boolean broken;
  private List<Found> frozen;

  ScanningSearch(CollectionLog log) {
    this.log = log;
  }

  /// From now on nothing can be searched.
  public void breakDown() {
    broken = true;
  }

  /// From now on everything is found that `question` finds now, whatever happens.
  public void freeze(Question question) {
    frozen = scan(question);
  }

  @Override
  public Findings find(Question question) {
    if (broken) {
      throw new SearchUnavailable("broken", null);
    }
    List<Found> all = frozen != null ? frozen : scan(question);
    List<Found> left =
        all.stream()
            .filter(found ->
                question
                    .after()
                    .map(place -> NEWEST_FIRST.compare(found.place(), place) > 0)
                    .orElse(true))
            .toList();
    List<Found> page = left.stream().limit(question.limit()).toList();
    return new Findings(page, left.size() > page.size(), all.size(), true, List.of());
  }

  @Override
  public State state() {
    return new State(true, 0, 0, 0);
  }

  private List<Found> scan(Question question) {
    var found = new ArrayList<Found>();
    for (CollectionId collection : question.collections()) {
      Page page = log.page(collection, Selection.LATEST, question.ceiling(), Position.START, WIDE);
      for (Entry entry : page.entries()) {
        String content = entry.content().toString().toLowerCase(Locale.ROOT);
        if (question.query().terms().stream().allMatch(term -> content.contains(term.text()))) {
          found.add(new Found(entry.id(), new Place(1, entry.position(), collection)));
        }
      }
    }
    found.sort(Comparator.comparing(Found::place, NEWEST_FIRST));
    return found;
  }
}
