package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.handling.Ceiling;
import org.junit.jupiter.api.Test;

/// What every [org.entente.exchange.commit.Committer] does.
public abstract class CommitterContract extends StoreContract {
  private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

  @Test
  void returns_what_the_work_returns() {
    assertThat(store.committer().<String>commit(commit -> "result")).isEqualTo("result");
  }

  @Test
  void tells_the_work_the_time_of_the_clock() {
    clock.set(Instant.parse("2026-04-01T00:00:00.123456Z"));
    Instant time = store.committer().commit(commit -> commit.time());
    assertThat(time).isEqualTo(Instant.parse("2026-04-01T00:00:00.123456Z"));
  }

  @Test
  void shows_work_what_it_wrote_itself() {
    Arrival arrival = samples.indicator();
    List<Appended> again =
        store
            .committer()
            .commit(commit -> {
              commit.append(HERE, List.of(arrival));
              return commit.append(HERE, List.of(arrival));
            });
    assertThat(again).hasOnlyElementsOfType(Appended.Known.class);
  }

  @Test
  void shows_work_what_earlier_work_wrote() {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.put(Kind.ACCOUNT, "alice", TEXT);
          return true;
        });
    byte[] seen =
        store.committer().commit(commit -> commit.document(Kind.ACCOUNT, "alice").orElseThrow());
    assertThat(seen).isEqualTo(TEXT);
  }

  @Test
  void keeps_nothing_of_work_that_throws() {
    append(HERE, samples.indicator());
    Arrival other = samples.indicator();
    Position before = log().last(HERE);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() ->
            store
                .committer()
                .commit(commit -> {
                  commit.append(HERE, List.of(other));
                  commit.append(THERE, List.of(other));
                  commit.put(Kind.ACCOUNT, "alice", TEXT);
                  commit.audit(AuditLogContract.record("lost"));
                  commit.put(StatusesContract.status(7, clock.instant()));
                  throw new UnsupportedOperationException("on purpose");
                }))
        .withMessage("on purpose");

    assertThat(log().last(HERE)).isEqualTo(before);
    assertThat(log().last(THERE)).isEqualTo(Position.START);
    assertThat(page(Selection.of(other.id(), Selection.Versions.ALL), Ceiling.ALL)).isEmpty();
    assertThat(store.documents().get(Kind.ACCOUNT, "alice")).isEmpty();
    assertThat(store.audit().after(0, 10)).isEmpty();
    assertThat(store.statuses().get(StatusesContract.id(7))).isEmpty();
    assertThat(append(HERE, other)).hasOnlyElementsOfType(Appended.Stored.class);
  }

  @Test
  void goes_on_after_work_that_failed_with_an_error() {
    assertThatThrownBy(() ->
            store
                .committer()
                .commit(commit -> {
                  throw new StackOverflowError("on purpose");
                }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(append(HERE, samples.indicator())).hasSize(1);
  }

  @Test
  void does_not_let_work_call_the_committer() {
    assertThatThrownBy(() ->
            store.committer().commit(commit -> store.committer().<String>commit(inner -> "never")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.committer().<String>commit(commit -> "goes on")).isEqualTo("goes on");
  }

  @Test
  void a_commit_that_was_kept_changes_nothing_any_more() {
    var kept = new ArrayList<Commit>();
    store.committer().<Boolean>commit(kept::add);
    assertThatThrownBy(() ->
            store
                .committer()
                .<String>commit(commit -> {
                  kept.add(commit);
                  throw new IllegalArgumentException("on purpose");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(kept).hasSize(2);
    for (Commit over : kept) {
      assertThatThrownBy(over::time).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> over.append(HERE, List.of(samples.indicator())))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> over.drop(HERE)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> over.put(Kind.NODE, "k", new byte[1]))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> over.document(Kind.NODE, "k"))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(append(HERE, samples.indicator())).hasSize(1);
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL)).hasSize(1);
  }

  @Test
  void refuses_work_when_closed() {
    store.close();
    assertThatExceptionOfType(StoreRefusal.class)
        .isThrownBy(() -> store.committer().<String>commit(commit -> "never"))
        .extracting(StoreRefusal::reason)
        .isEqualTo(StoreRefusal.Reason.CLOSED);
    store.close();
  }

  @Test
  void does_not_read_when_closed() {
    store.close();
    assertThatThrownBy(() -> log().last(HERE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> page(Selection.LATEST, Ceiling.ALL))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.documents().all(Kind.NODE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.statuses().get(StatusesContract.id(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.audit().last()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_interrupt_does_not_cut_the_waiting_short() {
    Thread.currentThread().interrupt();
    List<Appended> outcomes = append(HERE, samples.indicator());
    assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    assertThat(outcomes).hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(page(Selection.LATEST, Ceiling.ALL)).hasSize(1);
  }

  @Test
  void keeps_everything_across_a_restart() {
    List<Arrival> arrivals = samples.some(50);
    append(HERE, arrivals);
    List<Entry> before = page(Selection.EVERYTHING, Ceiling.ALL);
    reopen();
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL))
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.toString().equals(b.toString()), contentType())
        .isEqualTo(before);
  }

  private static Class<org.entente.exchange.collection.Content> contentType() {
    return org.entente.exchange.collection.Content.class;
  }

  @Test
  void every_writer_gets_positions_of_its_own() throws Exception {
    List<Future<List<Position>>> writers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      writers = threads.invokeAll(Collections.nCopies(8, 1).stream().map(this::writer).toList());
    }
    var all = new ArrayList<Position>();
    for (Future<List<Position>> writer : writers) {
      assertThat(writer.get()).isSorted().doesNotHaveDuplicates();
      all.addAll(writer.get());
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(8 * 40);
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL).stream().map(Entry::position).toList())
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(all);
  }

  private Callable<List<Position>> writer(int ignored) {
    return () -> {
      var positions = new ArrayList<Position>();
      var own = new Samples(Thread.currentThread().threadId());
      for (int i = 0; i < 20; i++) {
        for (Appended appended : append(HERE, own.indicator(), own.malware())) {
          positions.add(appended.position());
        }
      }
      return positions;
    };
  }

  @Test
  void one_object_from_many_writers_is_stored_once() throws Exception {
    Arrival arrival = samples.indicator();
    List<Future<Appended>> outcomes;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(Collections.nCopies(16, () -> append(HERE, arrival).getFirst()));
    }
    int stored = 0;
    for (Future<Appended> outcome : outcomes) {
      stored += outcome.get() instanceof Appended.Stored ? 1 : 0;
      assertThat(outcome.get().position()).isEqualTo(outcomes.getFirst().get().position());
    }
    assertThat(stored).isEqualTo(1);
    assertThat(page(Selection.EVERYTHING, Ceiling.ALL)).hasSize(1);
  }

  @Test
  void a_poller_under_concurrent_writers_misses_nothing() throws Exception {
    int writers = 4;
    int each = 60;
    var writing = new CountDownLatch(writers);
    var seen = new ArrayList<Position>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = new ArrayList<Future<List<Position>>>();
      for (int w = 0; w < writers; w++) {
        var own = new Samples(1_000 + w);
        written.add(
            threads.submit(() -> {
              var positions = new ArrayList<Position>();
              for (int i = 0; i < each; i++) {
                positions.add(append(HERE, own.indicator()).getFirst().position());
                clock.move(Duration.ofNanos(300_000));
              }
              writing.countDown();
              return positions;
            }));
      }
      Position after = Position.START;
      boolean last = false;
      while (!last) {
        last = writing.getCount() == 0;
        Page page = log().page(HERE, Selection.LATEST, Ceiling.ALL, after, AMPLE);
        for (Entry entry : page.entries()) {
          seen.add(entry.position());
          after = entry.position();
        }
      }
      for (Future<List<Position>> one : written) {
        assertThat(seen).containsAll(one.get());
      }
    }
    assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(writers * each);
  }
}
