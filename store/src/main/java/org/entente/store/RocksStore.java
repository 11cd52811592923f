package org.entente.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.collection.Statuses;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store of one node in one directory, on RocksDB. One process has it open at a time; the lock
/// ends with the process.
///
/// ```
/// write   committer ─► GroupCommit ─► WorkCommit ─► Draft ─► one batch ─► Engine
/// read    Views ─► View ─► SelectionReader … ─► Merge of PostingsCursors ─► LogCursor
/// ```
public final class RocksStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(RocksStore.class);

  private final StoreDirectory directory;
  private final UUID identity;
  private final int format;
  private final Engine engine;
  private final Views views;
  private final NoteJournal journal;
  private final GroupCommit committer;
  private final Handlings handlings = new Handlings();
  private boolean closed;

  private RocksStore(
      StoreDirectory directory,
      UUID identity,
      Engine engine,
      NoteJournal journal,
      StoreOptions options,
      InstantSource clock,
      Sameness sameness,
      Surroundings surroundings) {
    this.directory = directory;
    this.identity = identity;
    this.engine = engine;
    this.journal = journal;
    format = surroundings.format().number();
    views = new Views(engine);
    FreeSpace freeSpace = surroundings.freeSpace().apply(directory.path());
    committer =
        new GroupCommit(
            engine,
            surroundings.writing().apply(engine::write),
            views,
            journal,
            options,
            clock,
            sameness,
            freeSpace);
  }

  /// Opens the store in `directory`, creating it if there is none.
  ///
  /// @param directory what the store has to itself
  /// @param options the bounds it works within
  /// @param clock what positions are taken from
  /// @param sameness decides whether two spellings are one object
  /// @throws StoreUnusable if it cannot be opened, and why
  public static RocksStore open(
      Path directory, StoreOptions options, InstantSource clock, Sameness sameness) {
    return open(directory, options, clock, sameness, Surroundings.REAL);
  }

  /// As the other, in surroundings that may not be real.
  static RocksStore open(
      Path directory,
      StoreOptions options,
      InstantSource clock,
      Sameness sameness,
      Surroundings surroundings) {
    StoreDirectory held = StoreDirectory.hold(directory);
    Engine engine = null;
    NoteJournal journal = null;
    try {
      surroundings.format().check(held);
      StoreCopy.removeLeftBehind(held.path());
      engine = Engine.open(held.database(), options);
      UUID identity = surroundings.format().prepare(held, engine);
      if (IndexRebuild.isUnderWay(engine)) {
        LOG.info("making the indexes of {} anew, as was begun before", directory);
        IndexRebuild.run(engine, _ -> {});
      }
      long noted = Counters.read(engine.get(Table.META, Keys.metaCounters())).notesTaken();
      journal = new NoteJournal(held.notes(), noted);
      return new RocksStore(
          held, identity, engine, journal, options, clock, sameness, surroundings);
    } catch (RuntimeException | Error e) {
      if (journal != null) {
        journal.close();
      }
      if (engine != null) {
        engine.close();
      }
      held.close();
      throw e;
    }
  }

  /// Makes every index of the store in `directory` anew from its log. Nobody has it open.
  ///
  /// @throws StoreUnusable if it cannot be opened, and why
  public static void rebuild(Path directory, StoreOptions options) {
    rebuild(directory, options, _ -> {});
  }

  /// As the other.
  ///
  /// @param progress is told from time to time how many entries of the log were entered
  public static void rebuild(Path directory, StoreOptions options, LongConsumer progress) {
    IndexRebuild.run(directory, options, progress);
  }

  @Override
  public Committer committer() {
    return committer;
  }

  @Override
  public CollectionLog collections() {
    return new RocksCollections(views, handlings);
  }

  @Override
  public Documents documents() {
    return new RocksDocuments(views);
  }

  @Override
  public Statuses statuses() {
    return new RocksStatuses(views, committer);
  }

  @Override
  public AuditLog audit() {
    return new RocksAudit(views, journal, committer);
  }

  @Override
  public UUID identity() {
    return identity;
  }

  /// Compares every index with the log, both ways. The store may be in use meanwhile; on a large
  /// one it takes minutes.
  public StoreReport check() {
    return check(_ -> {});
  }

  /// As the other.
  ///
  /// @param progress is told from time to time how many entries of the log were looked at
  public StoreReport check(LongConsumer progress) {
    return views.read(view -> new StoreCheck(view, progress).run());
  }

  /// The last position that each collection gave, dropped ones included; none for a collection that
  /// was never written to.
  public SortedMap<CollectionId, Position> positions() {
    return views.read(Positions::of);
  }

  /// The store as it is now, to be read as files while this one goes on. What was recorded until
  /// now is in its audit log. One at a time; the caller sees to that, and closes it.
  ///
  /// @throws StoreUnusable when it cannot be copied
  public StoreCopy copy() {
    audit().last();
    SortedMap<CollectionId, Position> positions = positions();
    return views.read(
        view -> StoreCopy.take(directory.path(), view.engine(), identity, format, positions));
  }

  /// Gives the store in `directory`, which nobody has open, another identity: a copy of a store
  /// that goes on by itself.
  ///
  /// @throws StoreUnusable if it cannot be opened, and why
  public static void rename(Path directory, StoreOptions options, UUID identity) {
    StoreFormat.PRESENT.rename(directory, options, identity);
  }

  /// Queues work; its outcome is the ticket's.
  <T extends @Nullable Object> Ticket<T> submit(Committer.Work<T> work) {
    return committer.submit(work);
  }

  /// Reads every file against its checksums. On a large store it takes minutes.
  ///
  /// @throws StoreCorrupted naming the first file that is damaged
  public void verify() {
    views.read(view -> {
      view.engine().verifyChecksums();
      return true;
    });
  }

  /// Pieces of work that no group has taken yet.
  public int waiting() {
    return committer.waiting();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    committer.close();
    views.close();
    try {
      engine.flush();
    } catch (RocksDBException e) {
      // Everything is in the write-ahead log; the next start reads it.
      LOG.warn("the store in {} closes without tidying up", directory.path(), e);
    }
    engine.close();
    // The lock last, and whatever happens: nobody may open what is still being closed.
    try (directory) {
      journal.close();
    }
  }
}
