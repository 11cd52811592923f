package org.entente.store.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.entente.exchange.search.TextSearch;
import org.entente.exchange.search.TextSearch.Dimension;
import org.entente.exchange.search.TextSearch.Facet;

/// Counts what was found by facets. Only what was found is looked at, so that values that occur in
/// nothing that may be seen do not appear.
final class FacetCounts implements CollectorManager<FacetCounts.Counter, List<Facet>> {
  private static final Comparator<Facet.Count> MOST_FIRST =
      Comparator.comparingLong(Facet.Count::count).reversed().thenComparing(Facet.Count::value);

  @Override
  public Counter newCollector() {
    return new Counter();
  }

  @Override
  public List<Facet> reduce(Collection<Counter> counters) throws IOException {
    var facets = new ArrayList<Facet>();
    for (Dimension dimension : Dimension.values()) {
      var sums = new HashMap<String, Long>();
      for (Counter counter : counters) {
        counter.counts(dimension).forEach((value, count) -> sums.merge(value, count, Long::sum));
      }
      facets.add(
          new Facet(
              dimension,
              sums.entrySet().stream()
                  .map(sum -> new Facet.Count(sum.getKey(), sum.getValue()))
                  .sorted(MOST_FIRST)
                  .limit(TextSearch.FACET_VALUES_MAX)
                  .toList()));
    }
    return facets;
  }

  /// Counts by number within one segment, and by value over all.
  static final class Counter extends SimpleCollector {
    private final Map<Dimension, Map<String, Long>> sums = new EnumMap<>(Dimension.class);
    private final List<Segment> segment = new ArrayList<>();

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      close();
      for (Dimension dimension : Dimension.values()) {
        SortedSetDocValues values =
            DocValues.getSortedSet(context.reader(), IndexFields.facet(dimension));
        if (values.getValueCount() > 0) {
          segment.add(
              new Segment(dimension, values, new int[Math.toIntExact(values.getValueCount())]));
        }
      }
    }

    @Override
    public void collect(int document) throws IOException {
      for (Segment each : segment) {
        SortedSetDocValues values = each.values;
        if (values.advanceExact(document)) {
          for (int i = values.docValueCount(); i > 0; i--) {
            each.counts[(int) values.nextOrd()]++;
          }
        }
      }
    }

    Map<String, Long> counts(Dimension dimension) throws IOException {
      close();
      return sums.getOrDefault(dimension, Map.of());
    }

    private void close() throws IOException {
      for (Segment each : segment) {
        Map<String, Long> into = sums.computeIfAbsent(each.dimension, _ -> new HashMap<>());
        for (int ordinal = 0; ordinal < each.counts.length; ordinal++) {
          if (each.counts[ordinal] > 0) {
            into.merge(
                each.values.lookupOrd(ordinal).utf8ToString(),
                (long) each.counts[ordinal],
                Long::sum);
          }
        }
      }
      segment.clear();
    }
  }

  /// @param counts by ordinal of the value
  @SuppressWarnings("ArrayRecordComponent") // counted in; equality is never asked for
  private record Segment(Dimension dimension, SortedSetDocValues values, int[] counts) {}
}
