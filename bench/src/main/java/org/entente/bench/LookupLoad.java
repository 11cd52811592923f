package org.entente.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.entente.exchange.Exchange;
import org.entente.exchange.Settings;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.reading.Lookup;
import org.entente.exchange.reading.Places;
import org.entente.exchange.reading.Question;
import org.entente.exchange.refusal.Outcome;
import org.entente.store.RocksStore;

/// How many values a second does a node look up, the HTTP and JSON around it apart: one at a time,
/// and many at once; values that nobody knows, by kind, and values that are known. With rights,
/// ceilings and audit records, in a store on disk.
///
/// ```
/// java -cp bench/target/benchmarks.jar org.entente.bench.LookupLoad [OBJECTS] [VALUES]
/// ```
public final class LookupLoad {
  private static final int BATCH = 5_000;
  private static final int ARRIVALS = 1_000;

  private final SplittableRandom random = new SplittableRandom(11);
  private final Lookup lookup;
  private final Places places;
  private final Caller caller = Caller.local("bench");
  private final int objects;
  private final int values;

  private LookupLoad(Exchange exchange, Places places, int objects, int values) {
    lookup = exchange.lookup();
    this.places = places;
    this.objects = objects;
    this.values = values;
  }

  public static void main(String[] arguments) {
    int objects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    int values = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    Path directory = StoreDirectories.create();
    try (RocksStore store = StoreDirectories.open(directory)) {
      Exchange exchange =
          Exchange.open(store, Clock.systemUTC(), new SecureRandom(), Settings.DEFAULTS);
      Collection collection =
          switch (exchange.collections().add(Caller.local("bench"), NewCollection.named("c"))) {
            case Outcome.Done<Collection>(var made) -> made;
            case Outcome.Refused<Collection>(var refusal) ->
                throw new IllegalStateException(refusal.toString());
          };
      var samples = new SampleArrivals();
      for (int from = 0; from < objects; from += ARRIVALS) {
        var arrivals = samples.arrivals(from, ARRIVALS);
        store.committer().commit(commit -> commit.append(collection.id(), arrivals));
      }
      var places = new Places(List.of(collection.id()), false);
      new LookupLoad(exchange, places, objects, values).run();
    } finally {
      StoreDirectories.delete(directory);
    }
  }

  private void run() {
    for (String kind : List.of("domain", "ip", "hash", "url", "mixed", "known")) {
      batched(kind, BATCH, values / 10);
      batched(kind, BATCH, values);
    }
    batched("mixed", 1, values / 20);
    batched("known", 1, values / 20);
  }

  private void batched(String kind, int batch, int count) {
    long start = System.nanoTime();
    int done = 0;
    long matches = 0;
    while (done < count) {
      var questions = new ArrayList<Question>(batch);
      for (int i = 0; i < batch; i++) {
        if (Question.read(text(kind, i), null) instanceof Question.Read.Understood(var question)) {
          questions.add(question);
        }
      }
      switch (lookup.answers(caller, places, questions)) {
        case Outcome.Done<List<Lookup.Answer>>(var answers) -> {
          done += answers.size();
          for (Lookup.Answer answer : answers) {
            matches += answer.matches().size();
          }
        }
        case Outcome.Refused<List<Lookup.Answer>>(var refusal) ->
            throw new IllegalStateException(refusal.toString());
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        java.util.Locale.ROOT,
        "%-7s %,5d a call: %,9d values, %,7d matches, %6.2f s, %,9.0f values/s%n",
        kind,
        batch,
        done,
        matches,
        seconds,
        done / seconds);
  }

  private String text(String kind, int turn) {
    return switch (kind) {
      case "domain" -> "n" + random.nextInt() + ".nobody.example";
      case "ip" ->
          (random.nextInt(223) + 1)
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256);
      case "hash" -> {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        yield HexFormat.of().formatHex(bytes);
      }
      case "url" -> "hxxps://n" + random.nextInt() + "[.]example/" + new UUID(1, random.nextLong());
      case "known" -> SampleArrivals.value(random.nextInt(objects / 10) * 10L + 1).text();
      default -> text(List.of("domain", "ip", "hash", "url").get(turn % 4), turn);
    };
  }
}
