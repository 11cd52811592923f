package org.entente.store.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.search.SearchUnavailable;
import org.entente.exchange.search.TextSearch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index of texts of one store, on Lucene, in a directory of its own. One thread of its own
/// follows the log; nobody who writes to the store waits for it.
///
/// ```
/// CollectionLog.events ─► LogFollower ─► VersionDocument ─► Lucene ─► commit: files + CommitNote
///                                                             │
/// Question ─► QueryTranslation ─► SearcherManager ◄───────────┘ refreshed after every batch
/// ```
///
/// The files are a view: missing, damaged, of another format or of another store they are made
/// anew, with a line in the log. What was not committed when the power went is read from the log
/// again.
public final class TextIndex implements TextSearch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextIndex.class);

  /// How long to rest when there was nothing to do: little at first, then ever longer.
  private static final Duration REST_MIN = Duration.ofMillis(50);

  private static final Duration REST_MAX = Duration.ofMillis(500);

  /// How long to wait after something failed.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /// How much work a power cut may cost at most.
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(15);

  /// Batches between two refreshes while much is to be done.
  private static final int BATCHES_PER_REFRESH = 20;

  private static final Page.Bounds COUNTED = new Page.Bounds(10_000, Long.MAX_VALUE);

  /// The largest query over all classes has about two thousand parts.
  private static final int CLAUSES_MAX = 8_192;

  static {
    LuceneLog.silence();
    IndexSearcher.setMaxClauseCount(CLAUSES_MAX);
  }

  private final CollectionLog log;
  private final Supplier<Set<CollectionId>> collections;
  private final InstantSource clock;
  private final IndexFiles files;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock, but for the thread that alone writes them.
  private boolean closing;
  private boolean damaged;
  private boolean awaited;
  private volatile @Nullable SearcherManager searchers;
  private volatile Map<CollectionId, Position> visible = Map.of();
  private volatile Instant caughtUp;
  private volatile boolean complete;

  private TextIndex(
      Path path,
      UUID store,
      CollectionLog log,
      Supplier<Set<CollectionId>> collections,
      InstantSource clock) {
    this.log = log;
    this.collections = collections;
    this.clock = clock;
    files = new IndexFiles(path, store);
    caughtUp = clock.instant();
    thread = Thread.ofPlatform().daemon().name("text-index").unstarted(this::run);
  }

  /// Opens the index in `path` and begins to follow the log. Opening never fails: what is wrong
  /// with the directory is in the node's log, and tried again.
  ///
  /// @param store the identity of the store whose log it is
  /// @param collections the collections that there are at present
  public static TextIndex open(
      Path path,
      UUID store,
      CollectionLog log,
      Supplier<Set<CollectionId>> collections,
      InstantSource clock) {
    var index = new TextIndex(path, store, log, collections, clock);
    index.thread.start();
    return index;
  }

  @Override
  public Findings find(Question question) {
    if (question.collections().isEmpty()) {
      return Findings.NOTHING;
    }
    SearcherManager manager = searchers;
    if (manager == null) {
      throw new SearchUnavailable("the index is not open", null);
    }
    try {
      var searcher = manager.acquire();
      try {
        return new Finding(searcher).find(question);
      } finally {
        manager.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      report(e);
      throw new SearchUnavailable("the index cannot be read", e);
    }
  }

  @Override
  public State state() {
    long behind = 0;
    boolean all = true;
    Map<CollectionId, Position> seen = visible;
    for (CollectionId collection : collections.get()) {
      Position cursor = seen.getOrDefault(collection, Position.START);
      if (log.last(collection).compareTo(cursor) > 0) {
        all = false;
        if (behind < COUNTED.entriesMax()) {
          int entries =
              log.headers(collection, Selection.EVERYTHING, Ceiling.ALL, cursor, COUNTED)
                  .entries()
                  .size();
          behind = Math.min(COUNTED.entriesMax(), behind + Math.max(1, entries));
        }
      }
    }
    long seconds = all ? 0 : Math.max(0, Duration.between(caughtUp, clock.instant()).toSeconds());
    return new State(complete, behind, seconds, documents());
  }

  /// Waits until everything that is in the log now is found.
  ///
  /// @return whether it is, within `patience`
  public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
    var wanted = new HashMap<CollectionId, Position>();
    collections.get().forEach(collection -> wanted.put(collection, log.last(collection)));
    long left = patience.toNanos();
    lock.lock();
    try {
      awaited = true;
      changed.signalAll();
      while (!covers(wanted) || !visible.keySet().stream().allMatch(wanted::containsKey)) {
        if (left <= 0 || closing) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Commits what is done and stops. Idempotent.
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean covers(Map<CollectionId, Position> wanted) {
    Map<CollectionId, Position> seen = visible;
    return wanted.entrySet().stream()
        .allMatch(
            it -> seen.getOrDefault(it.getKey(), Position.START).compareTo(it.getValue()) >= 0);
  }

  private long documents() {
    SearcherManager manager = searchers;
    if (manager == null) {
      return 0;
    }
    try {
      var searcher = manager.acquire();
      try {
        return searcher.getIndexReader().numDocs();
      } finally {
        manager.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      return 0;
    }
  }

  // The thread

  /// Opens the index and follows the log, again after every failure, until closed.
  private void run() {
    while (!isClosing()) {
      try {
        if (isDamaged()) {
          files.wipe();
          repaired();
        }
        try (IndexFiles.Opened opened = files.open()) {
          follow(opened);
        } finally {
          hide();
        }
      } catch (IOException | RuntimeException e) {
        if (!isClosing()) {
          failed(e);
        }
      }
    }
  }

  private void follow(IndexFiles.Opened opened) throws IOException {
    var follower = new LogFollower(log, opened.writer(), opened.note().cursors());
    if (follower.isAhead(collections.get())) {
      LOG.warn("the index of texts in {} is ahead of its store; making it anew", files.path());
      report(new CorruptIndexException("ahead of the log", "index"));
      return;
    }
    try (var manager = new SearcherManager(opened.writer(), null)) {
      // It may be asked at once, but counts as read only when its files are known to be sound.
      show(manager, Map.of());
      verify(manager);
      show(manager, follower.cursors());
      boolean fresh = opened.fresh();
      long began = System.nanoTime();
      long committed = began;
      Duration rest = REST_MIN;
      int batches = 0;
      boolean uncommitted = fresh;
      while (!isClosing() && !isDamaged()) {
        Instant now = clock.instant();
        boolean worked = follower.round(collections.get());
        uncommitted |= worked;
        batches = worked ? batches + 1 : 0;
        if (!worked || batches % BATCHES_PER_REFRESH == 0 || isAwaited()) {
          manager.maybeRefreshBlocking();
          show(manager, follower.cursors());
        }
        boolean due = System.nanoTime() - committed > COMMIT_EVERY.toNanos();
        if (uncommitted && due) {
          commit(opened, follower);
          committed = System.nanoTime();
          uncommitted = false;
        }
        if (worked) {
          rest = REST_MIN;
        } else {
          caughtUp = now;
          if (!complete) {
            complete = true;
            if (fresh) {
              LOG.info(
                  "the index of texts is complete: {} versions in {} s",
                  documents(),
                  (System.nanoTime() - began) / 1_000_000_000);
            }
          }
          rest(rest, () -> damaged || awaited);
          rest = rest.multipliedBy(2).compareTo(REST_MAX) < 0 ? rest.multipliedBy(2) : REST_MAX;
        }
      }
      if (uncommitted && !isDamaged()) {
        // Stopping does not wait for tidying up.
        opened.writer().getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        commit(opened, follower);
      }
    }
  }

  private void commit(IndexFiles.Opened opened, LogFollower follower) throws IOException {
    var note = new CommitNote(opened.note().store(), follower.cursors());
    opened.writer().setLiveCommitData(note.data().entrySet());
    opened.writer().commit();
  }

  /// Damage is found now rather than in the middle of a search.
  private static void verify(SearcherManager manager) throws IOException {
    var searcher = manager.acquire();
    try {
      IndexFiles.verify((DirectoryReader) searcher.getIndexReader());
    } finally {
      manager.release(searcher);
    }
  }

  /// Damage is mended at once, but only when it is news: else nothing would stop the mending.
  private void failed(Exception e) {
    boolean known = isDamaged();
    report(e);
    if (isDamaged() && !known) {
      LOG.warn("the index of texts in {} is damaged; making it anew", files.path(), e);
    } else {
      LOG.error("the index of texts in {} cannot be kept; trying again", files.path(), e);
      rest(AFTER_FAILURE, () -> false);
    }
  }

  private void report(Exception e) {
    if (IndexFiles.isDamage(e)) {
      lock.lock();
      try {
        damaged = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void repaired() {
    lock.lock();
    try {
      damaged = false;
    } finally {
      lock.unlock();
    }
  }

  private void show(SearcherManager manager, Map<CollectionId, Position> cursors) {
    lock.lock();
    try {
      searchers = manager;
      visible = cursors;
      awaited = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void hide() {
    lock.lock();
    try {
      searchers = null;
      visible = Map.of();
      complete = false;
    } finally {
      lock.unlock();
    }
  }

  private void rest(Duration duration, BooleanSupplier disturbed) {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (left > 0 && !closing && !disturbed.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDamaged() {
    lock.lock();
    try {
      return damaged;
    } finally {
      lock.unlock();
    }
  }

  private boolean isAwaited() {
    lock.lock();
    try {
      return awaited;
    } finally {
      lock.unlock();
    }
  }
}
