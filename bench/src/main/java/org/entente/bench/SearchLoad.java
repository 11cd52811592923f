package org.entente.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.search.SearchFilter;
import org.entente.exchange.search.TextQuery;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.entente.store.RocksStore;
import org.entente.store.text.TextIndex;

/// How fast the index of texts is filled from a store, and how long questions take, with rights
/// applied, each a thousand times by one asker.
///
/// ```
/// java -Xmx512m -cp bench/target/benchmarks.jar org.entente.bench.SearchLoad [OBJECTS]
/// ```
public final class SearchLoad {
  private static final int BATCH = 1_000;
  private static final int ASKED = 1_000;
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Ceiling READER = new Ceiling(Tlp.AMBER, Pap.RED);

  private final SampleArrivals samples = new SampleArrivals();
  private final int objects;

  private SearchLoad(int objects) {
    this.objects = objects;
  }

  public static void main(String[] args) throws Exception {
    int objects = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Path directory = StoreDirectories.create();
    try {
      new SearchLoad(objects).run(directory);
    } finally {
      StoreDirectories.delete(directory);
    }
  }

  private void run(Path directory) throws Exception {
    Path texts = Files.createDirectories(directory.resolve("text"));
    try (RocksStore store = StoreDirectories.open(directory.resolve("store"))) {
      for (int from = 0; from < objects; from += BATCH) {
        var arrivals = samples.arrivals(from, Math.min(BATCH, objects - from));
        store.committer().commit(commit -> commit.append(SampleArrivals.COLLECTION, arrivals));
      }
      long start = System.nanoTime();
      try (TextIndex index = open(texts, store)) {
        index.awaitCaughtUp(PATIENCE);
        double seconds = since(start);
        say(
            String.format(
                Locale.ROOT,
                "%,d objects indexed in %.1f s, %,.0f a second; %,d documents",
                objects,
                seconds,
                objects / seconds,
                index.state().documents()));
        questions().forEach((name, question) -> ask(index, name, question));
      }
      start = System.nanoTime();
      try (TextIndex index = open(texts, store)) {
        index.awaitCaughtUp(PATIENCE);
        say(
            String.format(
                Locale.ROOT,
                "opened again, files verified, in %.0f ms; %,d MB on disk",
                since(start) * 1_000,
                StoreDirectories.bytes(texts) >> 20));
      }
    }
  }

  private static TextIndex open(Path texts, RocksStore store) {
    return TextIndex.open(
        texts,
        store.identity(),
        store.collections(),
        () -> Set.of(SampleArrivals.COLLECTION),
        Clock.systemUTC());
  }

  private Map<String, LongFunction<TextSearch.Question>> questions() {
    var questions = new LinkedHashMap<String, LongFunction<TextSearch.Question>>();
    questions.put(
        "a value that one object has", i -> question(value(i), SearchFilter.NONE, 20, false));
    questions.put(
        "a name, two words", i -> question("loader " + i * 10, SearchFilter.NONE, 20, false));
    questions.put(
        "two words that half of all have",
        i -> question("ministry tunnel", SearchFilter.NONE, 20, false));
    questions.put("a phrase", i -> question("\"lure document\"", SearchFilter.NONE, 20, false));
    questions.put(
        "a word, one type", i -> question("ministry", SearchFilter.ofTypes("malware"), 20, false));
    questions.put("a beginning", i -> question("c1" + i % 10 + "*", SearchFilter.NONE, 20, false));
    questions.put("a word, with facets", i -> question("ministry", SearchFilter.NONE, 20, true));
    questions.put("everything", i -> question("", SearchFilter.NONE, 20, false));
    questions.put("a page of 1,000", i -> question("ministry", SearchFilter.NONE, 1_000, false));
    return questions;
  }

  /// The value of some object that is an indicator.
  private String value(long i) {
    long number = i * 7919 % objects / 10 * 10 + 1;
    return SampleArrivals.value(number).text();
  }

  private static TextSearch.Question question(
      String text, SearchFilter filter, int limit, boolean facets) {
    return new TextSearch.Question(
        switch (TextQuery.read(text)) {
          case TextQuery.Read.Understood(var query) -> query;
          case TextQuery.Read.Refused refused -> throw new IllegalStateException(text + refused);
        },
        filter,
        Set.of(SampleArrivals.COLLECTION),
        READER,
        Optional.empty(),
        limit,
        facets);
  }

  private static void ask(
      TextIndex index, String name, LongFunction<TextSearch.Question> question) {
    long[] nanos = new long[ASKED];
    long total = 0;
    int times = 0;
    long enough = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    for (int i = 0; i < ASKED && System.nanoTime() < enough; i++) {
      TextSearch.Question asked = question.apply(i);
      long start = System.nanoTime();
      total = index.find(asked).total();
      nanos[i] = System.nanoTime() - start;
      times = i + 1;
    }
    long[] sorted = Arrays.copyOfRange(nanos, Math.min(50, times / 2), times);
    Arrays.sort(sorted);
    say(
        String.format(
            Locale.ROOT,
            "%-34s p50 %7.2f ms  p99 %7.2f ms  (total %,d)",
            name,
            sorted[sorted.length / 2] / 1e6,
            sorted[sorted.length * 99 / 100] / 1e6,
            total));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
