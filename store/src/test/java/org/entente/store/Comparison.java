package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;
import org.entente.testkit.Samples;

/// Asks two stores the same and insists on the same answer.
final class Comparison {
  private final Store expected;
  private final Store actual;

  Comparison(Store expected, Store actual) {
    this.expected = expected;
    this.actual = actual;
  }

  /// A few questions.
  void some(Step.Maker maker, Random random, List<String> done) {
    CollectionId collection = pick(maker.collections(), random);
    Ceiling ceiling = pick(Step.Maker.CEILINGS, random);
    for (int i = 0; i < 3; i++) {
      Selection selection = selection(maker, random);
      var bounds = new Page.Bounds(random.nextInt(1, 6), random.nextInt(1, 3_000));
      same(
          "%s %s %s".formatted(selection, ceiling, bounds),
          done,
          log -> pages(after -> log.page(collection, selection, ceiling, after, bounds)));
      same(
          "headers",
          done,
          log -> pages(after -> log.headers(collection, selection, ceiling, after, bounds)));
    }
    same("counts", done, log -> log.counts(collection, ceiling));
    same("last", done, log -> log.last(collection));
  }

  /// Everything there is.
  void all(Step.Maker maker, List<String> done) {
    var bounds = new Page.Bounds(3, 2_000);
    for (CollectionId collection : maker.collections()) {
      same("events", done, log -> events(log, collection, bounds));
      for (Ceiling ceiling : Step.Maker.CEILINGS) {
        same("counts", done, log -> log.counts(collection, ceiling));
        for (Selection.Versions versions :
            List.of(
                Selection.Versions.ALL,
                Selection.Versions.FIRST,
                Selection.Versions.LAST,
                new Selection.Versions(
                    false, true, false, Set.of(Samples.later(1), Samples.later(3))))) {
          for (Selection selection : selections(maker, versions)) {
            same(
                "%s %s".formatted(selection, ceiling),
                done,
                log -> pages(after -> log.page(collection, selection, ceiling, after, bounds)));
          }
        }
        for (IndexedValue value : values(maker)) {
          same(
              value.toString(),
              done,
              log -> pages(after -> log.byValue(collection, value, ceiling, after, bounds)));
        }
        for (Arrival object : maker.objects()) {
          StixId target = object.id();
          same(
              "referring to " + target,
              done,
              log -> pages(after -> log.referringTo(collection, target, ceiling, after, bounds)));
        }
      }
    }
    assertThat(texts(actual.documents())).as("%s", done).isEqualTo(texts(expected.documents()));
  }

  private void same(String question, List<String> done, Function<CollectionLog, Object> answer) {
    assertThat(answer.apply(actual.collections()))
        .as("%s after %s", question, done)
        .isEqualTo(answer.apply(expected.collections()));
  }

  private static List<Selection> selections(Step.Maker maker, Selection.Versions versions) {
    List<Selection> selections = new ArrayList<>();
    selections.add(new Selection(Set.of(), Set.of(), versions));
    for (Arrival object : maker.objects()) {
      selections.add(Selection.of(object.id(), versions));
      selections.add(new Selection(Set.of(), Set.of(object.id().type(), "tool"), versions));
    }
    return selections;
  }

  private static Selection selection(Step.Maker maker, Random random) {
    Selection.Versions versions = Step.Maker.versions(random);
    Arrival one = pick(maker.objects(), random);
    Arrival other = pick(maker.objects(), random);
    Set<StixId> ids = Set.copyOf(List.of(one.id(), other.id()));
    Set<String> types = Set.copyOf(List.of(other.id().type(), "malware"));
    return switch (random.nextInt(5)) {
      case 0 -> new Selection(ids, Set.of(), versions);
      case 1 -> new Selection(Set.of(), types, versions);
      case 2 -> new Selection(ids, types, versions);
      default -> new Selection(Set.of(), Set.of(), versions);
    };
  }

  private static List<IndexedValue> values(Step.Maker maker) {
    List<IndexedValue> values = new ArrayList<>();
    maker.objects().forEach(object -> values.addAll(object.values()));
    values.add(Step.Maker.value(0));
    values.add(Step.Maker.value(1));
    return values;
  }

  /// The entries of all pages, and what each page said of more.
  private static List<String> pages(Function<Position, Page> reading) {
    List<String> lines = new ArrayList<>();
    Position after = Position.START;
    while (true) {
      Page page = reading.apply(after);
      page.entries().forEach(entry -> lines.add(text(entry)));
      lines.add("more " + page.more());
      if (!page.more()) {
        return lines;
      }
      after = page.entries().getLast().position();
    }
  }

  private static List<String> events(
      CollectionLog log, CollectionId collection, Page.Bounds bounds) {
    List<String> lines = new ArrayList<>();
    List<Event> events = log.events(collection, Position.START, bounds);
    while (!events.isEmpty()) {
      for (Event event : events) {
        lines.add(event instanceof Event.Added(Entry entry) ? text(entry) : event.toString());
      }
      lines.add("page");
      events = log.events(collection, events.getLast().position(), bounds);
    }
    return lines;
  }

  private static String text(Entry entry) {
    return entry.position()
        + " "
        + entry.id()
        + " "
        + entry.version()
        + " "
        + entry.handling()
        + " "
        + entry.source()
        + " "
        + entry.content();
  }

  private static List<String> texts(Documents documents) {
    List<String> lines = new ArrayList<>();
    documents
        .all(Documents.Kind.GRANT)
        .forEach((key, content) -> lines.add(key + "=" + content[0]));
    return lines;
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
