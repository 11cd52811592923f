package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

/// What appending does: what is kept, what is met again, and the positions given.
public abstract class AppendContract extends StoreContract {
  private static final long START_MICROS = FakeClock.START.toEpochMilli() * 1_000;

  @Test
  void keeps_an_object_as_it_came() {
    Arrival arrival =
        Samples.broughtBy(
            Samples.handled(samples.malware(), new Handling(Tlp.AMBER_STRICT, Pap.RED)),
            "account:فاطمة");
    append(HERE, arrival);
    reopen();
    Entry entry = page(Selection.LATEST, Ceiling.ALL).getFirst();
    assertThat(entry.id()).isEqualTo(arrival.id());
    assertThat(entry.version()).isEqualTo(arrival.version());
    assertThat(entry.handling()).isEqualTo(arrival.handling());
    assertThat(entry.source()).isEqualTo("account:فاطمة");
    assertThat(entry.content().copy()).isEqualTo(arrival.content().copy());
  }

  @Test
  void keeps_the_spelling_of_a_version() {
    for (String spelling :
        List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:01.0Z",
            "2026-01-01T00:00:02.40085Z",
            "2026-01-01T00:00:03.123456789Z",
            "2016-12-31T23:59:60Z",
            "0000-01-01T00:00:00.000Z",
            "9999-12-31T23:59:59.999999Z")) {
      append(HERE, Samples.revised(samples.indicator(), StixTimestamp.parse(spelling)));
      assertThat(page(Selection.LATEST, Ceiling.ALL).getLast().versionText()).isEqualTo(spelling);
    }
  }

  @Test
  void keeps_the_longest_names_whole() {
    Arrival sample = samples.indicator();
    String digits = "7".repeat(Arrival.VERSION_LENGTH_MAX - "2026-01-01T00:00:00.Z".length());
    Arrival arrival =
        new Arrival(
            new StixId("x-" + "y".repeat(StixId.TYPE_LENGTH_MAX - 2), sample.id().uuid()),
            StixTimestamp.parse("2026-01-01T00:00:00." + digits + "Z"),
            sample.content(),
            sample.handling(),
            "ص".repeat(Arrival.SOURCE_LENGTH_MAX),
            sample.values(),
            sample.references());
    append(HERE, arrival);
    reopen();
    Entry header =
        log()
            .headers(HERE, Selection.LATEST, Ceiling.ALL, Position.START, AMPLE)
            .entries()
            .getFirst();
    for (Entry entry : List.of(header, page(Selection.LATEST, Ceiling.ALL).getFirst())) {
      assertThat(entry.id()).isEqualTo(arrival.id());
      assertThat(entry.versionText()).isEqualTo("2026-01-01T00:00:00." + digits + "Z");
      assertThat(entry.source()).isEqualTo(arrival.source());
    }
  }

  @Test
  void knows_an_object_that_is_already_there() {
    Arrival arrival = samples.indicator();
    Position position = append(HERE, arrival).getFirst().position();
    clock.move(Duration.ofSeconds(1));
    assertThat(append(HERE, arrival)).containsExactly(new Appended.Known(position));
    reopen();
    assertThat(append(HERE, arrival)).containsExactly(new Appended.Known(position));
    assertThat(log().last(HERE)).isEqualTo(position);
  }

  @Test
  void knows_an_object_that_is_spelt_otherwise_and_keeps_the_first_spelling() {
    Arrival arrival = samples.indicator();
    Position position = append(HERE, arrival).getFirst().position();
    assertThat(append(HERE, Samples.respelt(arrival)))
        .containsExactly(new Appended.Known(position));
    assertThat(page(Selection.LATEST, Ceiling.ALL).getFirst().content().copy())
        .isEqualTo(arrival.content().copy());
  }

  @Test
  void reports_a_conflict_and_keeps_the_first() {
    Arrival arrival = samples.indicator();
    Position position = append(HERE, arrival).getFirst().position();
    assertThat(append(HERE, Samples.contradicted(arrival)))
        .containsExactly(new Appended.Conflict(position));
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL)).hasSize(1);
    assertThat(page(Selection.LATEST, Ceiling.ALL).getFirst().content().copy())
        .isEqualTo(arrival.content().copy());
  }

  @Test
  void a_version_is_the_same_however_its_time_is_spelt() {
    Arrival arrival =
        Samples.revised(samples.indicator(), StixTimestamp.parse("2026-01-01T00:00:00Z"));
    append(HERE, arrival);
    Arrival respelt = Samples.revised(arrival, StixTimestamp.parse("2026-01-01T00:00:00.000Z"));
    assertThat(append(HERE, respelt)).hasOnlyElementsOfType(Appended.Conflict.class);
  }

  @Test
  void one_list_may_hold_an_object_twice() {
    Arrival one = samples.indicator();
    Arrival two = samples.indicator();
    List<Appended> outcomes =
        append(HERE, one, two, one, Samples.contradicted(two), Samples.respelt(one));
    Position first = outcomes.getFirst().position();
    Position second = new Position(first.micros() + 1);
    assertThat(outcomes)
        .containsExactly(
            new Appended.Stored(first),
            new Appended.Stored(second),
            new Appended.Known(first),
            new Appended.Conflict(second),
            new Appended.Known(first));
  }

  @Test
  void collections_do_not_know_each_others_objects() {
    Arrival arrival = samples.indicator();
    append(HERE, arrival);
    assertThat(append(THERE, arrival)).hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(log().counts(THERE, Ceiling.ALL).versions()).isEqualTo(1);
  }

  @Test
  void appending_nothing_changes_nothing() {
    assertThat(append(HERE, List.of())).isEmpty();
    assertThat(log().last(HERE)).isEqualTo(Position.START);
  }

  @Test
  void keeps_objects_of_any_size() {
    List<Arrival> arrivals =
        List.of(samples.sized(1), samples.sized(70_000), samples.sized(3_000_000));
    append(HERE, arrivals);
    reopen();
    assertThat(page(Selection.LATEST, Ceiling.ALL).stream().map(e -> e.content().toString()))
        .containsExactlyElementsOf(arrivals.stream().map(a -> a.content().toString()).toList());
  }

  @Test
  void the_last_position_of_an_append_falls_on_a_whole_millisecond() {
    assertThat(positions(samples.indicator(), samples.malware(), samples.malware()))
        .containsExactly(START_MICROS - 2, START_MICROS - 1, START_MICROS);
  }

  @Test
  void a_fraction_of_a_millisecond_counts_as_a_whole_one() {
    clock.set(FakeClock.START.plusNanos(1));
    assertThat(positions(samples.indicator())).containsExactly(START_MICROS + 1_000);
    clock.set(FakeClock.START.plusNanos(1_500_000));
    assertThat(positions(samples.indicator())).containsExactly(START_MICROS + 2_000);
    clock.set(FakeClock.START.plusNanos(3_000_000));
    assertThat(positions(samples.indicator())).containsExactly(START_MICROS + 3_000);
  }

  @Test
  void objects_that_are_known_take_no_position() {
    Arrival known = samples.indicator();
    append(HERE, known);
    clock.move(Duration.ofMillis(5));
    assertThat(positions(samples.malware(), known, samples.malware()))
        .containsExactly(START_MICROS + 4_999, START_MICROS, START_MICROS + 5_000);
  }

  @Test
  void in_a_hurry_positions_follow_each_other() {
    positions(samples.indicator());
    assertThat(positions(samples.indicator())).containsExactly(START_MICROS + 1);
    clock.move(Duration.ofMillis(1));
    assertThat(positions(samples.indicator())).containsExactly(START_MICROS + 1_000);
  }

  @Test
  void positions_that_would_reach_back_follow_the_last_one() {
    positions(samples.indicator());
    clock.move(Duration.ofMillis(1));
    List<Appended> many = append(HERE, new Samples(1).some(1_500));
    assertThat(many.getFirst().position().micros()).isEqualTo(START_MICROS + 1);
  }

  @Test
  void positions_keep_increasing_when_the_clock_is_set_back() {
    long before = positions(samples.indicator()).getFirst();
    clock.set(Instant.parse("2001-01-01T00:00:00Z"));
    assertThat(positions(samples.indicator(), samples.indicator()))
        .containsExactly(before + 1, before + 2);
    reopen();
    assertThat(positions(samples.indicator())).containsExactly(before + 3);
  }

  @Test
  void positions_stay_positive_at_the_beginning_of_time() {
    clock.set(Instant.EPOCH);
    assertThat(positions(samples.indicator(), samples.indicator())).containsExactly(1L, 2L);
  }

  @Test
  void collections_have_positions_of_their_own() {
    append(THERE, samples.some(3));
    assertThat(positions(samples.indicator())).containsExactly(START_MICROS);
    assertThat(log().last(THERE).micros()).isEqualTo(START_MICROS);
  }

  @Test
  void a_dropped_collection_is_empty_and_never_gives_a_position_again() {
    Arrival arrival = samples.indicator();
    append(HERE, samples.some(20));
    append(HERE, arrival);
    remove(arrival.id(), Selection.Versions.ALL, Ceiling.ALL);
    append(THERE, arrival);
    Position last = log().last(HERE);

    drop();

    assertThat(log().last(HERE)).isEqualTo(last);
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL)).isEmpty();
    assertThat(log().events(HERE, Position.START, AMPLE)).isEmpty();
    assertThat(log().counts(HERE, Ceiling.ALL).objects()).isZero();
    assertThat(log().counts(THERE, Ceiling.ALL).objects()).isEqualTo(1);
    assertThat(positions(arrival)).containsExactly(last.micros() + 1);
    reopen();
    assertThat(ids(page(Selection.EVERYTHING, Ceiling.ALL))).containsExactly(arrival.id());
  }

  @Test
  void a_collection_may_be_dropped_and_filled_in_one_commit() {
    Arrival old = samples.indicator();
    Arrival between = samples.indicator();
    Arrival fresh = samples.indicator();
    append(HERE, old);
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.append(HERE, List.of(between));
          commit.drop(HERE);
          commit.append(HERE, List.of(fresh));
          return true;
        });
    assertThat(ids(page(Selection.EVERYTHING, Ceiling.ALL))).containsExactly(fresh.id());
    assertThat(log().last(HERE).micros()).isEqualTo(START_MICROS + 2);
  }

  @Test
  void dropping_what_was_never_written_to_does_nothing() {
    drop();
    assertThat(log().last(HERE)).isEqualTo(Position.START);
  }

  private void drop() {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.drop(HERE);
          return true;
        });
  }

  private List<Long> positions(Arrival... arrivals) {
    return append(HERE, arrivals).stream().map(outcome -> outcome.position().micros()).toList();
  }
}
