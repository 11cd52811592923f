package org.entente.exchange.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// Finding objects by their text. An implementation is a view of [CollectionLog], filled some time
/// after the commit; it can be thrown away and made anew.
///
/// Of each object the latest version counts **among those that the ceiling permits**; what the
/// ceiling does not permit changes nothing: neither what is found, nor scores, order, totals,
/// facets, nor whether there is more. Scores therefore say where a word was found, never how rare
/// it is. Any number of threads.
///
/// [CollectionLog]: org.entente.exchange.collection.CollectionLog
public interface TextSearch {
  /// What stands in where nothing can be searched.
  TextSearch NONE =
      new TextSearch() {
        @Override
        public Findings find(Question question) {
          throw new SearchUnavailable("this node keeps no index of texts", null);
        }

        @Override
        public State state() {
          return new State(false, 0, 0, 0);
        }
      };

  /// Beyond this a total is not counted on: it is this number and not exact.
  long TOTAL_MAX = 10_000;

  /// Values in one facet: the most frequent ones.
  int FACET_VALUES_MAX = 20;

  /// Answers `question`: best score first, then newest first.
  ///
  /// @throws SearchUnavailable when the index cannot be read; it is being made anew then
  Findings find(Question question);

  /// How far the index is. For those who look after the node: it tells of everything that comes in.
  State state();

  /// @param query the text
  /// @param filter what else must hold
  /// @param collections where to look; nothing is found in none
  /// @param ceiling what may be seen
  /// @param after the place to go on from, exclusive; empty for the beginning
  /// @param limit places at most, from 1
  /// @param facets whether to count by facets
  record Question(
      TextQuery query,
      SearchFilter filter,
      Set<CollectionId> collections,
      Ceiling ceiling,
      Optional<Place> after,
      int limit,
      boolean facets) {
    public Question {
      collections = Set.copyOf(collections);
      if (limit < 1) {
        throw new IllegalArgumentException("a page holds at least one place");
      }
    }
  }

  /// Where an object stands in the order of what was found.
  ///
  /// @param score how well it fits; finite, from 0
  record Place(float score, Position position, CollectionId collection) {
    public Place {
      if (!Float.isFinite(score) || score < 0) {
        throw new IllegalArgumentException("not a score");
      }
    }
  }

  /// One object in one collection.
  record Found(StixId id, Place place) {}

  /// @param found in order
  /// @param more whether at least one more place follows
  /// @param total how many there are in all, at most [#TOTAL_MAX]
  /// @param totalIsExact whether there are no more than that
  /// @param facets in the order of [Dimension]; empty when not asked for
  record Findings(
      List<Found> found, boolean more, long total, boolean totalIsExact, List<Facet> facets) {
    public static final Findings NOTHING = new Findings(List.of(), false, 0, true, List.of());

    public Findings {
      found = List.copyOf(found);
      facets = List.copyOf(facets);
    }
  }

  /// What one can count by.
  enum Dimension {
    TYPE,
    LABEL,
    /// `tlp:…` and `pap:…`, as the object is handled here.
    MARKING,
    /// Of the version: when it was modified, else created, else added.
    YEAR,
    AUTHOR,
    SOURCE,
    COLLECTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }
  }

  /// How often which value occurs among everything that was found: most frequent first, then by
  /// value; at most [#FACET_VALUES_MAX].
  record Facet(Dimension dimension, List<Count> counts) {
    public Facet {
      counts = List.copyOf(counts);
    }

    public record Count(String value, long count) {}
  }

  /// @param complete whether everything that was there when the node started is found
  /// @param behind how many entries are not found yet, counted up to 10,000
  /// @param secondsBehind what came in before that many seconds is found; 0 when all is
  /// @param documents versions in the index
  record State(boolean complete, long behind, long secondsBehind, long documents) {}
}
