package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.CollectionLog.Event;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

/// What every [org.entente.exchange.collection.CollectionLog] answers.
public abstract class CollectionLogContract extends StoreContract {
  private static final Ceiling GREEN = new Ceiling(Tlp.GREEN, Pap.RED);

  @Test
  void a_collection_that_was_never_written_to_is_empty() {
    assertThat(log().page(HERE, Selection.LATEST, Ceiling.ALL, Position.START, AMPLE))
        .isEqualTo(Page.EMPTY);
    assertThat(log().headers(HERE, Selection.LATEST, Ceiling.ALL, Position.START, AMPLE))
        .isEqualTo(Page.EMPTY);
    assertThat(log().events(HERE, Position.START, AMPLE)).isEmpty();
    assertThat(log().last(HERE)).isEqualTo(Position.START);
    assertThat(log().counts(HERE, Ceiling.ALL).versions()).isZero();
    assertThat(log().byValue(HERE, domain("a.example"), Ceiling.ALL, Position.START, AMPLE))
        .isEqualTo(Page.EMPTY);
    assertThat(log().referringTo(HERE, samples.file().id(), Ceiling.ALL, Position.START, AMPLE))
        .isEqualTo(Page.EMPTY);
  }

  @Test
  void a_page_is_in_ascending_order_of_position() {
    List<Arrival> arrivals = distinct(300);
    for (List<Arrival> chunk : chunks(arrivals, 7)) {
      append(HERE, chunk);
      clock.move(Duration.ofMillis(3));
    }
    List<Entry> entries = page(Selection.LATEST, Ceiling.ALL);
    assertThat(ids(entries)).isEqualTo(idsOf(arrivals));
    assertThat(entries.stream().map(Entry::position)).isSorted();
  }

  @Test
  void classes_are_merged_in_order_and_what_is_above_the_ceiling_shows_nowhere() {
    var arrivals = new ArrayList<Arrival>();
    List<Arrival> plain = distinct(500);
    for (int i = 0; i < plain.size(); i++) {
      Tlp tlp = List.of(Tlp.values()).get(i * i % 5);
      Pap pap = List.of(Pap.values()).get(i / 7 % 4);
      arrivals.add(Samples.handled(plain.get(i), new Handling(tlp, pap)));
    }
    chunks(arrivals, 90).forEach(chunk -> append(HERE, chunk));
    for (Tlp tlp : Tlp.values()) {
      for (Pap pap : Pap.values()) {
        var ceiling = new Ceiling(tlp, pap);
        List<StixId> expected =
            idsOf(arrivals.stream().filter(a -> ceiling.permits(a.handling())).toList());
        assertThat(ids(page(Selection.LATEST, ceiling))).isEqualTo(expected);
        assertThat(ids(pages(Selection.EVERYTHING, ceiling, new Page.Bounds(13, 1 << 20))))
            .isEqualTo(expected);
        assertThat(log().counts(HERE, ceiling).objects()).isEqualTo(expected.size());
      }
    }
  }

  @Test
  void pages_end_at_the_number_of_entries_asked_for() {
    append(HERE, distinct(5));
    Page two = pageOf(new Page.Bounds(2, 1 << 20), Position.START);
    assertThat(two.entries()).hasSize(2);
    assertThat(two.more()).isTrue();
    assertThat(pageOf(new Page.Bounds(4, 1 << 20), Position.START).more()).isTrue();
    assertThat(pageOf(new Page.Bounds(5, 1 << 20), Position.START).more()).isFalse();
    assertThat(pageOf(new Page.Bounds(6, 1 << 20), Position.START).more()).isFalse();
  }

  @Test
  void pages_end_before_the_entry_that_would_exceed_the_bytes() {
    List<Arrival> arrivals = distinct(3);
    append(HERE, arrivals);
    int first = arrivals.get(0).content().length();
    int second = arrivals.get(1).content().length();
    assertThat(pageOf(new Page.Bounds(9, first + second), Position.START).entries()).hasSize(2);
    assertThat(pageOf(new Page.Bounds(9, first + second - 1), Position.START).entries()).hasSize(1);
    Page tiny = pageOf(new Page.Bounds(9, 1), Position.START);
    assertThat(tiny.entries()).hasSize(1);
    assertThat(tiny.more()).isTrue();
  }

  @Test
  void a_page_starts_strictly_after_its_cursor_whether_or_not_an_entry_is_there() {
    append(HERE, distinct(3));
    List<Entry> all = page(Selection.LATEST, Ceiling.ALL);
    Position first = all.getFirst().position();
    assertThat(pageOf(AMPLE, first).entries()).hasSize(2);
    assertThat(pageOf(AMPLE, new Position(first.micros() - 1)).entries()).hasSize(3);
    assertThat(pageOf(AMPLE, all.getLast().position())).isEqualTo(Page.EMPTY);
    assertThat(pageOf(AMPLE, new Position(Long.MAX_VALUE))).isEqualTo(Page.EMPTY);
    remove(all.get(1).id(), Versions.ALL, Ceiling.ALL);
    assertThat(pageOf(AMPLE, all.get(1).position()).entries()).hasSize(1);
  }

  @Test
  void selects_by_type() {
    List<Arrival> arrivals = distinct(200);
    append(HERE, arrivals);
    for (Set<String> types :
        List.of(Set.of("malware"), Set.of("indicator", "file", "x-entente-sample-1"))) {
      List<StixId> expected =
          idsOf(arrivals.stream().filter(a -> types.contains(a.id().type())).toList());
      assertThat(ids(page(new Selection(Set.of(), types, Versions.LAST), Ceiling.ALL)))
          .isEqualTo(expected);
      assertThat(
              ids(
                  pages(
                      new Selection(Set.of(), types, Versions.ALL),
                      Ceiling.ALL,
                      new Page.Bounds(3, 1 << 20))))
          .isEqualTo(expected);
    }
    assertThat(page(new Selection(Set.of(), Set.of("tool"), Versions.LAST), Ceiling.ALL)).isEmpty();
  }

  @Test
  void selects_by_id_in_order_of_position() {
    List<Arrival> arrivals = distinct(20);
    append(HERE, arrivals);
    Set<StixId> some = Set.of(arrivals.get(17).id(), arrivals.get(3).id(), arrivals.get(11).id());
    Selection selection = new Selection(some, Set.of(), Versions.LAST);
    List<StixId> expected =
        List.of(arrivals.get(3).id(), arrivals.get(11).id(), arrivals.get(17).id());
    assertThat(ids(page(selection, Ceiling.ALL))).isEqualTo(expected);
    assertThat(ids(pages(selection, Ceiling.ALL, new Page.Bounds(1, 1)))).isEqualTo(expected);
    assertThat(page(Selection.of(samples.indicator().id(), Versions.LAST), Ceiling.ALL)).isEmpty();
  }

  @Test
  void id_and_type_must_both_match() {
    Arrival indicator = samples.indicator();
    Arrival malware = samples.malware();
    append(HERE, indicator, malware);
    Set<StixId> both = Set.of(indicator.id(), malware.id());
    assertThat(ids(page(new Selection(both, Set.of("malware"), Versions.LAST), Ceiling.ALL)))
        .containsExactly(malware.id());
  }

  @Test
  void pages_through_many_versions_of_one_object() {
    Arrival object = samples.indicator();
    for (int minute = 40; minute > 0; minute--) {
      append(HERE, Samples.revised(object, Samples.later(minute)), samples.malware());
    }
    Selection versions = Selection.of(object.id(), Versions.ALL);
    assertThat(pages(versions, Ceiling.ALL, new Page.Bounds(7, 1 << 20)))
        .hasSize(40)
        .isSortedAccordingTo(java.util.Comparator.comparing(Entry::position));
  }

  @Test
  void headers_are_pages_without_content() {
    append(HERE, distinct(30));
    List<Entry> full = page(Selection.LATEST, Ceiling.ALL);
    Page headers =
        log().headers(HERE, Selection.LATEST, Ceiling.ALL, Position.START, new Page.Bounds(20, 1));
    assertThat(headers.more()).isTrue();
    assertThat(headers.entries()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      Entry header = headers.entries().get(i);
      assertThat(header.content().length()).isZero();
      assertThat(header)
          .usingRecursiveComparison()
          .ignoringFields("content")
          .isEqualTo(full.get(i));
    }
  }

  @Test
  void finds_objects_by_value() {
    var value = domain("shared.example");
    List<Arrival> arrivals =
        List.of(
            valued(samples.indicator(), value, domain("one.example")),
            Samples.handled(valued(samples.indicator(), value), Tlp.RED),
            valued(samples.malware(), new IndexedValue(IndexedValue.Kind.NAME, value.text())),
            valued(samples.indicator(), value, value));
    append(HERE, arrivals);
    append(THERE, valued(samples.indicator(), value));
    assertThat(ids(valuePages(value, Ceiling.ALL)))
        .containsExactly(arrivals.get(0).id(), arrivals.get(1).id(), arrivals.get(3).id());
    assertThat(ids(valuePages(value, GREEN)))
        .containsExactly(arrivals.get(0).id(), arrivals.get(3).id());
    assertThat(valuePages(domain("shared.exampl"), Ceiling.ALL)).isEmpty();
    assertThat(valuePages(domain("shared.example2"), Ceiling.ALL)).isEmpty();
    remove(arrivals.get(0).id(), Versions.ALL, Ceiling.ALL);
    assertThat(ids(valuePages(value, GREEN))).containsExactly(arrivals.get(3).id());
    assertThat(valuePages(domain("one.example"), Ceiling.ALL)).isEmpty();
  }

  @Test
  void tells_at_once_which_of_many_values_are_there() {
    var shared = domain("shared.example");
    var hidden = domain("hidden.example");
    var gone = domain("gone.example");
    var elsewhere = domain("elsewhere.example");
    var name = new IndexedValue(IndexedValue.Kind.NAME, shared.text());
    var longest = new IndexedValue(IndexedValue.Kind.URL, "x".repeat(2_048));
    Arrival removed = valued(samples.indicator(), gone);
    append(
        HERE,
        List.of(
            Samples.handled(valued(samples.indicator(), shared, hidden, longest), Tlp.RED),
            valued(samples.indicator(), shared),
            removed));
    append(THERE, valued(samples.indicator(), elsewhere));
    remove(removed.id(), Versions.ALL, Ceiling.ALL);

    var asked = Set.of(shared, hidden, gone, elsewhere, name, longest, domain("shared.exampl"));
    assertThat(log().carried(HERE, asked, Ceiling.ALL))
        .containsExactlyInAnyOrder(shared, hidden, longest);
    assertThat(log().carried(HERE, asked, GREEN)).containsExactly(shared);
    assertThat(log().carried(HERE, Set.of(), Ceiling.ALL)).isEmpty();
  }

  @Test
  void among_many_values_finds_those_that_asking_for_each_finds() {
    append(HERE, distinct(200));
    List<Entry> entries = page(Selection.LATEST, Ceiling.ALL);
    var asked = new java.util.HashSet<IndexedValue>();
    for (int i = 0; i < 3_000; i++) {
      asked.add(
          new IndexedValue(IndexedValue.Kind.IP, "198.51." + (100 + i % 156) + "." + i % 256));
      asked.add(domain("c" + i + ".example"));
    }
    distinct(200).forEach(arrival -> asked.addAll(arrival.values()));
    Set<IndexedValue> one = new java.util.HashSet<>();
    for (IndexedValue value : asked) {
      if (!valuePages(value, GREEN).isEmpty()) {
        one.add(value);
      }
    }
    assertThat(entries).isNotEmpty();
    assertThat(log().carried(HERE, asked, GREEN)).isEqualTo(one);
  }

  @Test
  void finds_values_of_any_length_and_letter() {
    for (String text :
        List.of(
            "",
            "\u0000",
            "a\u0000b",
            "é".repeat(50),
            "x".repeat(99),
            "x".repeat(100),
            "x".repeat(101),
            "x".repeat(254),
            "x".repeat(255),
            "x".repeat(100_000))) {
      var value = new IndexedValue(IndexedValue.Kind.URL, text);
      Arrival arrival = valued(samples.indicator(), value);
      append(HERE, arrival);
      assertThat(ids(valuePages(value, Ceiling.ALL))).containsExactly(arrival.id());
    }
  }

  @Test
  void finds_what_refers_to_an_object() {
    Arrival target = samples.malware();
    Arrival one = samples.relationship(target.id(), samples.indicator().id());
    Arrival two = Samples.handled(samples.relationship(one.id(), target.id()), Tlp.RED);
    Arrival three = samples.relationship(samples.file().id(), target.id());
    append(HERE, target, one, two, three);
    assertThat(ids(referrers(target.id(), Ceiling.ALL)))
        .containsExactly(one.id(), two.id(), three.id());
    assertThat(ids(referrers(target.id(), GREEN))).containsExactly(one.id(), three.id());
    remove(one.id(), Versions.ALL, Ceiling.ALL);
    assertThat(ids(referrers(target.id(), GREEN))).containsExactly(three.id());
  }

  @Test
  void a_popular_object_has_its_referrers_in_order_and_in_pages() {
    Arrival target = samples.malware();
    var expected = new ArrayList<StixId>();
    for (int i = 0; i < 30; i++) {
      var group = new ArrayList<Arrival>();
      for (int j = 0; j < 70; j++) {
        Arrival one = samples.relationship(target.id(), target.id());
        group.add(j % 3 == 0 ? samples.marking() : one);
        if (j % 3 != 0) {
          expected.add(one.id());
        }
      }
      append(HERE, group);
      clock.move(Duration.ofNanos(700_000));
    }
    assertThat(ids(referrers(target.id(), Ceiling.ALL))).isEqualTo(expected);
  }

  @Test
  void events_tell_what_was_added_and_taken_in_order() {
    Arrival one = samples.indicator();
    Arrival two = samples.malware();
    append(HERE, one, two);
    Position gone = page(Selection.LATEST, Ceiling.ALL).getFirst().position();
    store
        .committer()
        .<Boolean>commit(commit ->
            commit.remove(HERE, one.id(), Versions.ALL, Ceiling.ALL, "account:رئيس").isEmpty());
    append(HERE, samples.address());
    reopen();

    List<Event> events = log().events(HERE, Position.START, AMPLE);

    assertThat(events).hasSize(3);
    assertThat(events).extracting(Event::position).isSorted().doesNotHaveDuplicates();
    assertThat(((Event.Added) events.get(0)).entry().id()).isEqualTo(two.id());
    assertThat(events.get(1))
        .isEqualTo(
            new Event.Taken(
                events.get(1).position(),
                new Removed(one.id(), one.version(), gone),
                "account:رئيس"));
    assertThat(((Event.Added) events.get(2)).entry().content().length()).isPositive();
    assertThat(log().events(HERE, events.get(0).position(), new Page.Bounds(1, 1)))
        .containsExactly(events.get(1));
    assertThat(log().events(HERE, events.get(2).position(), AMPLE)).isEmpty();
  }

  @Test
  void removing_answers_with_what_went_and_takes_positions() {
    Arrival object = samples.indicator();
    append(HERE, object, Samples.revised(object, Samples.later(1)));
    Position last = log().last(HERE);
    clock.move(Duration.ofMillis(2));
    List<Removed> removed = remove(object.id(), Versions.ALL, Ceiling.ALL);
    assertThat(removed)
        .containsExactly(
            new Removed(object.id(), Samples.later(0), new Position(last.micros() - 1)),
            new Removed(object.id(), Samples.later(1), last));
    assertThat(log().events(HERE, last, AMPLE))
        .extracting(event -> event.position().micros())
        .containsExactly(last.micros() + 1_999, last.micros() + 2_000);
    assertThat(log().last(HERE).micros()).isEqualTo(last.micros() + 2_000);
  }

  @Test
  void removing_what_is_not_there_or_not_visible_changes_nothing() {
    Arrival red = Samples.handled(samples.indicator(), Tlp.RED);
    append(HERE, red);
    Position last = log().last(HERE);
    assertThat(remove(red.id(), Versions.ALL, GREEN)).isEmpty();
    assertThat(remove(samples.indicator().id(), Versions.ALL, Ceiling.ALL)).isEmpty();
    assertThat(remove(red.id(), Versions.exactly(Samples.later(5)), Ceiling.ALL)).isEmpty();
    assertThat(log().last(HERE)).isEqualTo(last);
    assertThat(page(Selection.LATEST, Ceiling.ALL)).hasSize(1);
  }

  @Test
  void what_was_removed_may_come_again() {
    Arrival object = samples.indicator();
    append(HERE, object);
    remove(object.id(), Versions.ALL, Ceiling.ALL);
    assertThat(append(HERE, object)).hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(log().counts(HERE, Ceiling.ALL).versions()).isEqualTo(1);
  }

  @Test
  void what_names_a_value_twice_is_found_once_and_goes_whole() {
    IndexedValue value = domain("twice.example");
    Arrival twice = valued(samples.indicator(), value, value);
    Arrival once = valued(samples.indicator(), value);
    append(HERE, twice, once);
    assertThat(ids(valuePages(value, Ceiling.ALL))).containsExactly(twice.id(), once.id());
    remove(twice.id(), Versions.ALL, Ceiling.ALL);
    assertThat(ids(valuePages(value, Ceiling.ALL))).containsExactly(once.id());
  }

  @Test
  void ids_with_one_uuid_and_types_that_begin_alike_are_kept_apart() {
    Arrival sample = samples.indicator();
    List<Arrival> arrivals =
        Stream.of("x-a", "x-ab", "x-a-b")
            .flatMap(type ->
                IntStream.rangeClosed(1, 3)
                    .mapToObj(minute -> versionOf(sample, type, Samples.later(minute))))
            .toList();
    append(HERE, arrivals);
    for (Arrival arrival : arrivals) {
      StixId id = arrival.id();
      assertThat(ids(page(Selection.of(id, Versions.ALL), Ceiling.ALL)))
          .containsOnly(id)
          .hasSize(3);
      assertThat(page(Selection.of(id, Versions.LAST), Ceiling.ALL))
          .extracting(Entry::version)
          .containsExactly(Samples.later(3));
      Selection ofType = new Selection(Set.of(), Set.of(id.type()), Versions.ALL);
      assertThat(ids(page(ofType, Ceiling.ALL))).containsOnly(id).hasSize(3);
      assertThat(referrers(id, Ceiling.ALL)).hasSize(3);
    }
    StixId removed = arrivals.getFirst().id();
    assertThat(remove(removed, Versions.ALL, Ceiling.ALL)).hasSize(3);
    assertThat(log().counts(HERE, Ceiling.ALL)).isEqualTo(new CollectionLog.Counts(2, 6));
    assertThat(referrers(removed, Ceiling.ALL)).as("those of x-a-b stay").hasSize(3);
  }

  /// A version of an object with the UUID of `sample` and another type, which refers to the next of
  /// three such types.
  private static Arrival versionOf(Arrival sample, String type, StixTimestamp version) {
    String next =
        switch (type) {
          case "x-a" -> "x-ab";
          case "x-ab" -> "x-a-b";
          default -> "x-a";
        };
    return new Arrival(
        new StixId(type, sample.id().uuid()),
        version,
        sample.content(),
        sample.handling(),
        sample.source(),
        List.of(),
        List.of(new StixId(next, sample.id().uuid())));
  }

  @Test
  void an_object_may_come_and_go_in_one_commit() {
    Arrival object = samples.indicator();
    Arrival newer = Samples.revised(object, Samples.later(1));
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.append(HERE, List.of(object, newer));
          commit.remove(HERE, object.id(), Versions.LAST, Ceiling.ALL, Samples.SOURCE);
          commit.append(HERE, List.of(newer));
          commit.remove(HERE, object.id(), Versions.FIRST, Ceiling.ALL, Samples.SOURCE);
          return true;
        });
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL))
        .extracting(Entry::version)
        .containsExactly(Samples.later(1));
    assertThat(log().events(HERE, Position.START, AMPLE)).hasSize(3);
    assertThat(valuePages(object.values().getFirst(), Ceiling.ALL)).hasSize(1);
  }

  /// As [Samples#some], no id twice.
  private List<Arrival> distinct(int count) {
    var byId = new java.util.LinkedHashMap<StixId, Arrival>();
    while (byId.size() < count) {
      Arrival arrival = samples.any();
      byId.putIfAbsent(arrival.id(), arrival);
    }
    return List.copyOf(byId.values());
  }

  private static <T> List<List<T>> chunks(List<T> all, int size) {
    var chunks = new ArrayList<List<T>>();
    for (int i = 0; i < all.size(); i += size) {
      chunks.add(all.subList(i, Math.min(all.size(), i + size)));
    }
    return chunks;
  }

  private Page pageOf(Page.Bounds bounds, Position after) {
    return log().page(HERE, Selection.LATEST, Ceiling.ALL, after, bounds);
  }

  private List<Entry> valuePages(IndexedValue value, Ceiling ceiling) {
    return allOf(after -> log().byValue(HERE, value, ceiling, after, new Page.Bounds(2, 1 << 20)));
  }

  private List<Entry> referrers(StixId target, Ceiling ceiling) {
    return allOf(
        after -> log().referringTo(HERE, target, ceiling, after, new Page.Bounds(11, 1 << 20)));
  }

  private static List<Entry> allOf(java.util.function.Function<Position, Page> reading) {
    var all = new ArrayList<Entry>();
    Page page = reading.apply(Position.START);
    all.addAll(page.entries());
    while (page.more()) {
      page = reading.apply(all.getLast().position());
      all.addAll(page.entries());
    }
    return all;
  }

  private static IndexedValue domain(String text) {
    return new IndexedValue(IndexedValue.Kind.DOMAIN, text);
  }

  private static Arrival valued(Arrival arrival, IndexedValue... values) {
    return new Arrival(
        arrival.id(),
        arrival.version(),
        arrival.content(),
        arrival.handling(),
        arrival.source(),
        List.of(values),
        arrival.references());
  }
}
