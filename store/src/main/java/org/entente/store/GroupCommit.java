package org.entente.store;

import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.StoreRefusal;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer. All work that waits forms a group, the group becomes one batch, the batch is
/// written and synced once, and only then does anybody get a result or see a change.
///
/// ```
/// callers ──► waiting ──► preparing thread ──► writing thread ──► view published, results released
///             (bounded)   work runs here       one write, one sync
/// ```
///
/// While one group is being written the next is prepared over it: its work sees what the group
/// before will leave behind. If that group then fails, so does the next, and what the committer
/// remembers is read anew from disk. A group is never written before the one before it is on disk,
/// so whatever is in the write-ahead log behind a group proves that the group was synced. When
/// nothing waits, the preparing thread writes by itself: there is nothing to do meanwhile.
final class GroupCommit implements Committer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /// A buffer that one huge piece of work has blown up is not kept.
  private static final int BUFFER_KEPT_FACTOR = 4;

  private static final int BUFFER_FIRST_BYTES = 64 * 1024;
  private static final Ticket<Boolean> STOP = new Ticket<>(commit -> true);

  private final Engine engine;
  private final Surroundings.Writing writes;
  private final Views views;
  private final NoteJournal journal;
  private final StoreOptions options;
  private final InstantSource clock;
  private final Sameness sameness;
  private final FreeSpace freeSpace;
  private final BlockingQueue<Ticket<?>> waiting;
  private final ExecutorService writer;
  private final Thread preparer;
  private final BatchBuffer[] buffers = new BatchBuffer[2];
  private volatile boolean closed;

  /// Of whichever thread writes: whether the last group was refused.
  private volatile boolean refusing;

  // Of the preparing thread.

  /// Null when it must be read anew.
  private @Nullable WriterState state;

  private @Nullable Group ahead;
  private @Nullable Future<@Nullable StoreRefusal> writing;
  private int groups;

  GroupCommit(
      Engine engine,
      Surroundings.Writing writes,
      Views views,
      NoteJournal journal,
      StoreOptions options,
      InstantSource clock,
      Sameness sameness,
      FreeSpace freeSpace) {
    this.engine = engine;
    this.writes = writes;
    this.views = views;
    this.journal = journal;
    this.options = options;
    this.clock = clock;
    this.sameness = sameness;
    this.freeSpace = freeSpace;
    waiting = new ArrayBlockingQueue<>(options.waitingMax());
    state = new WriterState(engine);
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new BatchBuffer(BUFFER_FIRST_BYTES);
    }
    writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store-write").factory());
    preparer = Thread.ofPlatform().name("store-prepare").start(this::run);
  }

  @Override
  public <T extends @Nullable Object> T commit(Work<T> work) {
    return submit(work).await();
  }

  /// Queues work; its outcome is the ticket's.
  <T extends @Nullable Object> Ticket<T> submit(Work<T> work) {
    if (preparer.equals(Thread.currentThread())) {
      throw new IllegalStateException("work must not call the committer");
    }
    var ticket = new Ticket<T>(work);
    if (closed) {
      throw closedRefusal();
    }
    if (!waiting.offer(ticket)) {
      throw new StoreRefusal(
          StoreRefusal.Reason.BUSY, "more than " + options.waitingMax() + " commits are waiting");
    }
    // The last round of the preparing thread may have passed in between.
    if (closed && !preparer.isAlive() && waiting.remove(ticket)) {
      throw closedRefusal();
    }
    return ticket;
  }

  /// Pieces of work that no group has taken yet.
  int waiting() {
    return waiting.size();
  }

  /// Whether the calling thread runs work at the moment.
  boolean isPreparing() {
    return preparer.equals(Thread.currentThread());
  }

  /// Finishes what is waiting, then refuses everything.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean interrupted = false;
    while (true) {
      try {
        waiting.put(STOP);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    while (true) {
      try {
        preparer.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    writer.close();
    for (Ticket<?> late = waiting.poll(); late != null; late = waiting.poll()) {
      late.refuse(closedRefusal());
    }
  }

  // The preparing thread

  private void run() {
    boolean stopping = false;
    while (!stopping || !waiting.isEmpty() || journal.isWaiting()) {
      Ticket<?> first = stopping ? waiting.poll() : next();
      if (first == STOP) {
        stopping = true;
        first = null;
      }
      if (first != null || journal.isWaiting()) {
        boolean written = round(first);
        if (stopping && !written && waiting.isEmpty()) {
          break;
        }
      }
    }
    settle();
  }

  /// One group.
  ///
  /// @return false if it is known already that it is not written
  private boolean round(@Nullable Ticket<?> first) {
    Group group = null;
    try {
      group = begin();
      prepare(group, first);
      return write(group);
    } catch (RuntimeException | Error e) {
      // Whatever it is: those who wait must hear of it, and whoever comes next must be served.
      LOG.error("a group of commits could not be made", e);
      var refusal = new StoreRefusal(StoreRefusal.Reason.FAILED, "the store failed", e);
      settle();
      if (group != null) {
        group.draft().close();
        fail(group, refusal);
      } else if (first != null) {
        first.refuse(refusal);
      }
      return false;
    }
  }

  private @Nullable Ticket<?> next() {
    try {
      return waiting.poll(Math.max(1, options.noteDelay().toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Nobody interrupts this thread on purpose; it ends by STOP.
      return null;
    }
  }

  /// An empty group, over the one that is being written.
  private Group begin() {
    if (writing != null && writing.isDone()) {
      settle();
    }
    Draft below = ahead == null ? null : ahead.draft();
    return new Group(new Draft(engine, state(), below, buffer()));
  }

  /// Runs what waits, up to the bounds of a group.
  private void prepare(Group group, @Nullable Ticket<?> first) {
    var room = new GroupRoom(freeSpace, options.reserveBytes());
    Ticket<?> ticket = first;
    while (ticket != null) {
      group.add(ticket);
      Draft draft = group.draft();
      draft.begin();
      if (!ticket.run(new WorkCommit(draft, clock.instant(), sameness, room))) {
        draft.undo();
      }
      boolean full =
          group.size() >= options.groupWorksMax() || draft.bytes() >= options.groupBytesMax();
      ticket = full || waiting.peek() == STOP ? null : waiting.poll();
    }
  }

  /// Sees to it that the group is written, by this thread or the other.
  ///
  /// @return false if it is known already that it is not
  private boolean write(Group group) {
    StoreRefusal refusal = settle();
    if (refusal == null) {
      group.draft().settle();
      refusal = finish(group);
    }
    group.draft().close();
    if (refusal != null) {
      fail(group, refusal);
      return false;
    }
    if (waiting.isEmpty()) {
      refusal = writeNow(group);
      if (refusal != null) {
        forget();
        return false;
      }
      return true;
    }
    writing = writer.submit(() -> writeNow(group));
    ahead = group;
    return true;
  }

  private @Nullable StoreRefusal finish(Group group) {
    try {
      group.finish(journal.take());
      return null;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("a group of {} commits could not be put together", group.size(), e);
      return new StoreRefusal(StoreRefusal.Reason.FAILED, "the commit could not be made", e);
    }
  }

  /// Waits for the group that is being written, if any.
  ///
  /// @return why it was refused; null if all is well
  private @Nullable StoreRefusal settle() {
    Future<@Nullable StoreRefusal> result = writing;
    if (result == null) {
      return null;
    }
    StoreRefusal refusal = outcome(result);
    writing = null;
    ahead = null;
    if (refusal != null) {
      forget();
    }
    return refusal;
  }

  private static @Nullable StoreRefusal outcome(Future<@Nullable StoreRefusal> result) {
    while (true) {
      try {
        return result.get();
      } catch (InterruptedException e) {
        // As in next().
      } catch (ExecutionException | CancellationException e) {
        throw new AssertionError("writing does not throw", e);
      }
    }
  }

  private void fail(Group group, StoreRefusal refusal) {
    group.refuse(refusal);
    forget();
  }

  /// The groups that were to change the disk are lost: what it has must be read anew.
  private void forget() {
    journal.giveBack();
    state = null;
  }

  private WriterState state() {
    WriterState present = state;
    if (present == null) {
      present = new WriterState(engine);
      state = present;
    }
    return present;
  }

  /// The buffer that the group before is not using.
  private BatchBuffer buffer() {
    int at = groups++ % buffers.length;
    if (buffers[at].capacity() > BUFFER_KEPT_FACTOR * options.groupBytesMax()) {
      buffers[at] = new BatchBuffer(BUFFER_FIRST_BYTES);
    }
    return buffers[at];
  }

  // Either thread, one at a time

  /// Writes a group, shows it and releases its results, or refuses them.
  private @Nullable StoreRefusal writeNow(Group group) {
    try {
      if (group.batch().length > 0) {
        writes.write(group.batch());
        views.publish();
        journal.done(group.lastNote());
        if (refusing) {
          LOG.info("the store can be written again");
          refusing = false;
        }
      }
    } catch (RocksDBException e) {
      StoreRefusal refusal = Failures.refusal(e);
      if (!refusing) {
        LOG.warn("the store refuses to be written: {}", e.getMessage());
        refusing = true;
      }
      group.refuse(refusal);
      return refusal;
    } catch (RuntimeException | Error e) {
      LOG.error("writing a group of {} commits failed", group.size(), e);
      refusing = true;
      var refusal = new StoreRefusal(StoreRefusal.Reason.FAILED, "the store failed", e);
      group.refuse(refusal);
      return refusal;
    }
    group.release();
    return null;
  }

  private static StoreRefusal closedRefusal() {
    return new StoreRefusal(StoreRefusal.Reason.CLOSED, "the store is closed");
  }

  /// Asks for the free space once a group, and only if somebody wants to add something.
  private static final class GroupRoom implements WorkCommit.Room {
    private final FreeSpace freeSpace;
    private final long reserve;
    private long free = -1;

    GroupRoom(FreeSpace freeSpace, long reserve) {
      this.freeSpace = freeSpace;
      this.reserve = reserve;
    }

    @Override
    public void check() {
      if (free < 0) {
        free = freeSpace.bytes();
      }
      if (free < reserve) {
        throw new StoreRefusal(
            StoreRefusal.Reason.FULL,
            "the disk has " + free + " bytes left, fewer than the reserve of " + reserve);
      }
    }
  }
}
