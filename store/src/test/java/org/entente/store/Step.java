package org.entente.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.entente.testkit.Samples;

/// One step of a random life of a store: made from a number, so that a failure shrinks to few
/// steps.
sealed interface Step {
  /// Work that is committed alone.
  record Alone(Act act) implements Step {}

  /// Pieces of work that wait together, and so form groups.
  record Together(List<Act> acts) implements Step {}

  record Reopen() implements Step {}

  record MoveClock(Duration by) implements Step {}

  /// A change, and whether the work then fails.
  record Act(String name, Committer.Work<Object> work) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// What makes steps: few objects, collections, times and classes, so that they meet often.
  final class Maker {
    static final int COLLECTIONS = 2;
    static final int MINUTES = 5;

    private static final List<Handling> HANDLINGS =
        List.of(
            Handling.OPEN,
            new Handling(Tlp.GREEN, Pap.CLEAR),
            new Handling(Tlp.GREEN, Pap.AMBER),
            new Handling(Tlp.RED, Pap.CLEAR));
    static final List<Ceiling> CEILINGS =
        List.of(
            Ceiling.ALL,
            new Ceiling(Tlp.CLEAR, Pap.CLEAR),
            new Ceiling(Tlp.GREEN, Pap.CLEAR),
            new Ceiling(Tlp.GREEN, Pap.RED),
            new Ceiling(Tlp.RED, Pap.GREEN));

    private final List<CollectionId> collections = new ArrayList<>();
    private final List<Arrival> objects = new ArrayList<>();
    private final UUID run;

    Maker(UUID run) {
      this.run = run;
      for (int i = 0; i < COLLECTIONS; i++) {
        collections.add(new CollectionId(new UUID(run.getMostSignificantBits(), i)));
      }
      var samples = new Samples(run.getLeastSignificantBits());
      Arrival first = samples.indicator();
      objects.add(first);
      objects.add(samples.relationship(first.id(), samples.malware().id()));
      objects.add(samples.malware());
      objects.add(samples.address());
      objects.add(samples.custom());
      objects.add(samples.relationship(samples.file().id(), first.id()));
    }

    List<CollectionId> collections() {
      return collections;
    }

    List<Arrival> objects() {
      return objects;
    }

    Step step(long seed) {
      var random = new Random(seed);
      return switch (random.nextInt(12)) {
        case 0 -> new Reopen();
        case 1 -> new MoveClock(Duration.ofNanos(random.nextInt(-3_000_000, 9_000_000)));
        case 2, 3, 4 -> {
          var acts = new ArrayList<Act>();
          int count = random.nextInt(2, 12);
          for (int i = 0; i < count; i++) {
            acts.add(act(random));
          }
          yield new Together(acts);
        }
        default -> new Alone(act(random));
      };
    }

    private Act act(Random random) {
      Act act =
          switch (random.nextInt(14)) {
            case 0 -> drop(random);
            case 1, 2 -> remove(random);
            case 3 -> document(random);
            case 4 -> both(random);
            case 5 -> churn(random);
            default -> append(random);
          };
      return random.nextInt(6) == 0 ? failing(act) : act;
    }

    private Act append(Random random) {
      CollectionId collection = collection(random);
      var arrivals = new ArrayList<Arrival>();
      int count = random.nextInt(5);
      for (int i = 0; i < count; i++) {
        arrivals.add(arrival(random));
      }
      return new Act("append " + names(arrivals), commit -> commit.append(collection, arrivals));
    }

    private Act remove(Random random) {
      CollectionId collection = collection(random);
      StixId id = object(random).id();
      Versions versions = versions(random);
      Ceiling ceiling = CEILINGS.get(random.nextInt(CEILINGS.size()));
      return new Act(
          "remove " + id.type() + versions + ceiling,
          commit -> commit.remove(collection, id, versions, ceiling, "account:bob"));
    }

    private Act drop(Random random) {
      CollectionId collection = collection(random);
      return new Act(
          "drop",
          commit -> {
            commit.drop(collection);
            return "dropped";
          });
    }

    private Act document(Random random) {
      String key = run + "/" + random.nextInt(3);
      byte[] content = {(byte) random.nextInt(3)};
      boolean delete = random.nextBoolean();
      return new Act(
          "document",
          commit -> {
            String before = commit.document(Documents.Kind.GRANT, key).isPresent() ? "was" : "";
            if (delete) {
              commit.delete(Documents.Kind.GRANT, key);
            } else {
              commit.put(Documents.Kind.GRANT, key, content);
            }
            return before + commit.document(Documents.Kind.GRANT, key).isPresent();
          });
    }

    /// Appends to both collections in one piece of work.
    private Act both(Random random) {
      var arrivals = List.of(arrival(random), arrival(random));
      return new Act(
          "both " + names(arrivals),
          commit -> {
            var outcomes = new ArrayList<Object>();
            for (CollectionId collection : collections) {
              outcomes.add(commit.append(collection, arrivals));
            }
            return outcomes;
          });
    }

    /// Appends, removes and appends again in one piece of work.
    private Act churn(Random random) {
      CollectionId collection = collection(random);
      Arrival arrival = arrival(random);
      Versions versions = versions(random);
      return new Act(
          "churn " + arrival.id().type() + versions,
          commit -> {
            var outcomes = new ArrayList<Object>();
            outcomes.add(commit.append(collection, List.of(arrival)));
            outcomes.add(
                commit.remove(collection, arrival.id(), versions, Ceiling.ALL, "account:bob"));
            outcomes.add(commit.append(collection, List.of(arrival)));
            return outcomes;
          });
    }

    private static Act failing(Act act) {
      return new Act(
          act.name() + " and fail",
          commit -> {
            act.work().in(commit);
            throw new UnsupportedOperationException(act.name());
          });
    }

    private CollectionId collection(Random random) {
      return collections.get(random.nextInt(10) < 8 ? 0 : 1);
    }

    private Arrival object(Random random) {
      return objects.get(random.nextInt(objects.size()));
    }

    private Arrival arrival(Random random) {
      Arrival object = object(random);
      if (object.version() != null) {
        StixTimestamp time = Samples.later(random.nextInt(MINUTES));
        object = Samples.revised(object, time);
      }
      object =
          switch (random.nextInt(8)) {
            case 0 -> Samples.respelt(object);
            case 1 -> Samples.contradicted(object);
            case 2 -> valued(object, random);
            default -> object;
          };
      return Samples.handled(object, HANDLINGS.get(random.nextInt(HANDLINGS.size())));
    }

    /// With other values and references than its fellow versions.
    private Arrival valued(Arrival object, Random random) {
      return new Arrival(
          object.id(),
          object.version(),
          Content.of(object.content().copy()),
          object.handling(),
          object.source(),
          List.of(value(random.nextInt(2)), value(random.nextInt(2))),
          List.of(object(random).id()));
    }

    static IndexedValue value(int number) {
      return new IndexedValue(
          IndexedValue.Kind.URL, "https://v" + number + ".example/" + "x".repeat(number * 120));
    }

    static Versions versions(Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> Versions.ALL;
        case 1 -> Versions.FIRST;
        case 2 -> Versions.exactly(Samples.later(random.nextInt(MINUTES)));
        case 3 -> new Versions(false, true, true, Set.of());
        case 4 ->
            new Versions(
                false, random.nextBoolean(), true, Set.of(Samples.later(random.nextInt(MINUTES))));
        default -> Versions.LAST;
      };
    }

    private static String names(List<Arrival> arrivals) {
      return arrivals.stream()
          .map(a -> a.id().type() + "@" + a.version() + "/" + a.handling())
          .toList()
          .toString();
    }
  }
}
