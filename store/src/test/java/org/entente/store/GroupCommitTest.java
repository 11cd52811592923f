package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Position;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Documents.Kind;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.handling.Ceiling;
import org.entente.testkit.FakeClock;
import org.entente.testkit.Samples;
import org.entente.testkit.SpacesAside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// How groups form, and what becomes of them when writing fails.
final class GroupCommitTest {
  private final Samples samples = new Samples(3);
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final AtomicReference<RocksDBException> fault = new AtomicReference<>();

  /// What each write must get before it goes on.
  private final Semaphore permits = new Semaphore(1_000_000);

  private RocksStore store;

  @TempDir Path directory;

  private void open(StoreOptions options) {
    var surroundings =
        Surroundings.REAL.withWriting(real ->
            batch -> {
              batches.add(batch.length);
              permits.acquireUninterruptibly();
              RocksDBException broken = fault.get();
              if (broken != null) {
                throw broken;
              }
              real.write(batch);
            });
    store = RocksStore.open(directory, options, new FakeClock(), new SpacesAside(), surroundings);
  }

  @AfterEach
  void close() {
    fault.set(null);
    permits.release(1_000);
    store.close();
  }

  @Test
  void all_that_waits_is_one_batch() {
    open(Stores.OPTIONS);
    List<Ticket<List<Appended>>> tickets = together(append(), append(), append());
    tickets.forEach(Ticket::await);
    assertThat(batches).hasSize(1);
  }

  @Test
  void goes_on_when_something_fails_that_is_nobodys_work() {
    var broken = new AtomicReference<RuntimeException>();
    var clock = new FakeClock();
    InstantSource failing =
        () -> {
          RuntimeException failure = broken.get();
          if (failure != null) {
            throw failure;
          }
          return clock.instant();
        };
    store = RocksStore.open(directory, Stores.OPTIONS, failing, new SpacesAside());
    broken.set(new IllegalStateException("no time"));
    store.audit().note(Records.audit("noted"));
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(StoreRefusal.class)
          .isThrownBy(() -> store.committer().commit(append()))
          .extracting(StoreRefusal::reason)
          .isEqualTo(StoreRefusal.Reason.FAILED);
    }
    broken.set(null);
    assertThat(store.committer().commit(append())).hasSize(1);
    assertThat(store.audit().after(0, 10)).hasSize(1);
    assertThat(store.check().findings()).isEmpty();
  }

  @Test
  void a_group_takes_no_more_pieces_than_its_limit() {
    open(Stores.OPTIONS.withGroup(3, 1 << 20));
    // The gate itself is the first piece.
    together(append(), append(), append(), append(), append(), append()).forEach(Ticket::await);
    assertThat(batches).hasSize(3);
  }

  @Test
  void a_group_takes_no_more_work_beyond_its_bytes() {
    open(Stores.OPTIONS.withGroup(100, 10_000));
    Committer.Work<List<Appended>> large =
        commit -> commit.append(Stores.HERE, List.of(samples.sized(9_000)));
    together(large, large, large, large).forEach(Ticket::await);
    assertThat(batches).hasSize(2);
  }

  @Test
  void work_that_changes_nothing_writes_nothing() {
    open(Stores.OPTIONS);
    Arrival arrival = samples.indicator();
    Stores.append(store, Stores.HERE, List.of(arrival));
    batches.clear();
    assertThat(Stores.append(store, Stores.HERE, List.of(arrival)))
        .hasOnlyElementsOfType(Appended.Known.class);
    assertThat(batches).isEmpty();
  }

  @Test
  void work_beyond_the_waiting_limit_is_refused_and_the_rest_is_done() {
    open(Stores.OPTIONS.withWaitingMax(2));
    var gate = new CountDownLatch(1);
    Ticket<Boolean> running = store.submit(waitFor(gate));
    awaitWaiting(0);
    Ticket<List<Appended>> first = store.submit(append());
    Ticket<List<Appended>> second = store.submit(append());
    assertThatExceptionOfType(StoreRefusal.class)
        .isThrownBy(() -> store.submit(append()))
        .extracting(StoreRefusal::reason)
        .isEqualTo(StoreRefusal.Reason.BUSY);
    gate.countDown();
    running.await();
    assertThat(first.await()).hasSize(1);
    assertThat(second.await()).hasSize(1);
    assertThat(Stores.append(store, Stores.HERE, List.of(samples.malware()))).hasSize(1);
  }

  @Test
  void nothing_is_seen_before_it_is_written() {
    open(Stores.OPTIONS);
    permits.drainPermits();
    Ticket<List<Appended>> ticket = store.submit(append());
    awaitBatches(1);
    assertThat(store.collections().last(Stores.HERE)).isEqualTo(Position.START);
    permits.release();
    Position position = ticket.await().getFirst().position();
    assertThat(store.collections().last(Stores.HERE)).isEqualTo(position);
  }

  @Test
  void the_next_group_is_prepared_while_one_is_written_and_sees_what_it_did() {
    open(Stores.OPTIONS.withGroup(2, 1 << 20));
    permits.drainPermits();
    Arrival arrival = samples.indicator();
    var prepared = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    Ticket<Boolean> first = store.submit(waitFor(gate));
    Ticket<List<Appended>> second =
        store.submit(commit -> commit.append(Stores.HERE, List.of(arrival)));
    Ticket<List<Appended>> third =
        store.submit(commit -> {
          List<Appended> outcomes = commit.append(Stores.HERE, List.of(arrival));
          commit.append(Stores.HERE, List.of(Samples.revised(arrival, Samples.later(1))));
          prepared.countDown();
          return outcomes;
        });
    gate.countDown();
    await(prepared);
    awaitBatches(1);
    permits.release(2);
    first.await();
    assertThat(second.await()).hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(third.await()).hasOnlyElementsOfType(Appended.Known.class);
    assertThat(store.check().findings()).isEmpty();
  }

  @Test
  void a_group_that_cannot_be_written_leaves_no_trace() {
    open(Stores.OPTIONS);
    Stores.append(store, Stores.HERE, List.of(samples.indicator()));
    Position before = store.collections().last(Stores.HERE);
    fault.set(noSpace());

    List<Ticket<List<Appended>>> tickets = together(append(), append());

    for (Ticket<List<Appended>> ticket : tickets) {
      assertThatExceptionOfType(StoreRefusal.class)
          .isThrownBy(ticket::await)
          .extracting(StoreRefusal::reason)
          .isEqualTo(StoreRefusal.Reason.FULL);
    }
    assertThat(store.collections().last(Stores.HERE)).isEqualTo(before);
    assertThat(store.collections().counts(Stores.HERE, Ceiling.ALL).versions()).isEqualTo(1);
    fault.set(null);
    assertThat(Stores.append(store, Stores.HERE, List.of(samples.malware())))
        .containsExactly(new Appended.Stored(new Position(before.micros() + 1)));
    assertThat(store.check().findings()).isEmpty();
  }

  @Test
  void the_group_prepared_over_one_that_failed_fails_with_it() {
    open(Stores.OPTIONS.withGroup(1, 1 << 20));
    permits.drainPermits();
    fault.set(new RocksDBException("device error", new Status(Status.Code.IOError, null, "x")));
    var prepared = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    store.submit(waitFor(gate));
    Ticket<List<Appended>> first = store.submit(append());
    Ticket<List<Appended>> second =
        store.submit(commit -> {
          prepared.countDown();
          return append().in(commit);
        });
    gate.countDown();
    await(prepared);
    permits.release(3);
    for (Ticket<List<Appended>> ticket : List.of(first, second)) {
      assertThatExceptionOfType(StoreRefusal.class)
          .isThrownBy(ticket::await)
          .extracting(StoreRefusal::reason)
          .isEqualTo(StoreRefusal.Reason.FAILED);
    }
    fault.set(null);
    permits.release(10);
    assertThat(append(store)).hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(store.collections().counts(Stores.HERE, Ceiling.ALL).versions()).isEqualTo(1);
    assertThat(store.check().findings()).isEmpty();
  }

  @Test
  void results_are_released_in_the_order_of_the_groups() {
    open(Stores.OPTIONS.withGroup(1, 1 << 20));
    var order = new CopyOnWriteArrayList<Integer>();
    var tickets = new ArrayList<Ticket<Integer>>();
    var next = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      tickets.add(
          store.submit(commit -> {
            append().in(commit);
            return next.getAndIncrement();
          }));
    }
    tickets.forEach(ticket -> order.add(ticket.await()));
    assertThat(order).isSorted().hasSize(50);
  }

  @Test
  void numbers_of_audit_records_have_no_gap_after_a_failed_write() {
    open(Stores.OPTIONS);
    audit("one");
    fault.set(noSpace());
    assertThatThrownBy(() -> audit("lost")).isInstanceOf(StoreRefusal.class);
    store.audit().note(Records.audit("noted meanwhile"));
    fault.set(null);
    audit("two");
    assertThat(store.audit().after(0, 10))
        .extracting(record -> record.number() + " " + record.record().target())
        .containsExactly("1 one", "2 noted meanwhile", "3 two");
  }

  @Test
  void the_audit_log_can_be_read_while_nothing_can_be_written() {
    open(Stores.OPTIONS);
    audit("one");
    fault.set(noSpace());
    store.audit().note(Records.audit("noted"));
    assertThat(store.audit().after(0, 10)).hasSize(1);
    assertThat(store.audit().last()).isEqualTo(1);
    fault.set(null);
    // A group may be under way that has met the fault.
    Await.until(() -> store.audit().after(0, 10).size() == 2);
  }

  @Test
  void reading_the_audit_log_waits_for_notes_that_are_being_written() throws Exception {
    open(Stores.OPTIONS.withNoteDelay(java.time.Duration.ofMillis(5)));
    permits.drainPermits();
    store.audit().note(Records.audit("noted"));
    awaitBatches(1);
    try (var readers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var read = readers.submit(() -> store.audit().after(0, 10));
      while (!read.isDone() && store.waiting() == 0) {
        Thread.onSpinWait();
      }
      permits.release(1_000);
      assertThat(read.get()).hasSize(1);
    }
  }

  @Test
  void a_note_becomes_a_record_by_itself() {
    open(Stores.OPTIONS.withNoteDelay(java.time.Duration.ofMillis(5)));
    store.audit().note(Records.audit("noted"));
    awaitBatches(1);
  }

  @Test
  void a_commit_that_is_kept_does_nothing_after_its_work() {
    open(Stores.OPTIONS);
    Commit kept = store.committer().commit(commit -> commit);
    assertThatThrownBy(() -> kept.put(Kind.NODE, "k", new byte[0]))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kept.append(Stores.HERE, List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(kept::time).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closing_finishes_what_waits() {
    open(Stores.OPTIONS.withGroup(1, 1 << 20));
    var gate = new CountDownLatch(1);
    store.submit(waitFor(gate));
    Ticket<List<Appended>> ticket = store.submit(append());
    Thread closing = Thread.startVirtualThread(store::close);
    gate.countDown();
    assertThat(ticket.await()).hasSize(1);
    join(closing);
    assertThatExceptionOfType(StoreRefusal.class).isThrownBy(() -> store.submit(append()));
  }

  private Committer.Work<List<Appended>> append() {
    List<Arrival> arrivals = List.of(samples.indicator());
    return commit -> commit.append(Stores.HERE, arrivals);
  }

  private List<Appended> append(RocksStore to) {
    return to.committer().commit(append());
  }

  private void audit(String target) {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.audit(Records.audit(target));
          return true;
        });
  }

  @SafeVarargs
  private List<Ticket<List<Appended>>> together(Committer.Work<List<Appended>>... works) {
    var gate = new CountDownLatch(1);
    store.submit(waitFor(gate));
    List<Ticket<List<Appended>>> tickets = new ArrayList<>();
    for (Committer.Work<List<Appended>> work : works) {
      tickets.add(store.submit(work));
    }
    gate.countDown();
    return tickets;
  }

  private static Committer.Work<Boolean> waitFor(CountDownLatch gate) {
    return commit -> {
      await(gate);
      return true;
    };
  }

  private void awaitBatches(int count) {
    while (batches.size() < count) {
      Thread.onSpinWait();
    }
  }

  private void awaitWaiting(int count) {
    while (store.waiting() != count) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static RocksDBException noSpace() {
    return new RocksDBException(
        "No space left on device", new Status(Status.Code.IOError, Status.SubCode.NoSpace, "x"));
  }
}
