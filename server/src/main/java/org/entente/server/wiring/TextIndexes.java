package org.entente.server.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.search.SearchUnavailable;
import org.entente.exchange.search.TextSearch;
import org.entente.server.health.Metrics;
import org.entente.store.text.TextIndex;

/// Opens the index of texts of a node.
final class TextIndexes {
  /// How long a command that opened the directory itself waits for what was added before it. An
  /// index that has to be made anew takes a minute for some millions of objects.
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private TextIndexes() {}

  static TextIndex open(Path folder, Store store, InstantSource clock) {
    Documents documents = store.documents();
    return TextIndex.open(
        folder, store.identity(), store.collections(), () -> collections(documents), clock);
  }

  /// The index for whoever has the node for themselves: nothing else comes in, so that a question
  /// can wait until everything is found.
  static TextSearch patient(TextIndex index) {
    return new TextSearch() {
      @Override
      public Findings find(Question question) {
        try {
          if (!index.awaitCaughtUp(PATIENCE)) {
            throw new SearchUnavailable("the index of texts does not catch up", null);
          }
          return index.find(question);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new SearchUnavailable("interrupted", e);
        }
      }

      @Override
      public State state() {
        return index.state();
      }
    };
  }

  static void showIn(Metrics metrics, TextIndex index) {
    metrics.gauge(
        "entente.text.behind.entries",
        "entries that a search does not find yet, counted up to 10,000",
        index,
        it -> it.state().behind());
    metrics.gauge(
        "entente.text.behind.seconds",
        "what came in before that is found",
        index,
        it -> it.state().secondsBehind());
    metrics.gauge(
        "entente.text.documents",
        "versions in the index of texts",
        index,
        it -> it.state().documents());
  }

  private static Set<CollectionId> collections(Documents documents) {
    return documents.all(Documents.Kind.COLLECTION).keySet().stream()
        .flatMap(key -> CollectionId.parse(key).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
