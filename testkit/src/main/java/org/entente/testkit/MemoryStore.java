package org.entente.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.collection.Statuses;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.commit.StoreRefusal;
import org.jspecify.annotations.Nullable;

/// A store in memory: the simplest thing that keeps the contracts, by lists and plain filters. It
/// is the oracle that the real store is compared with, and a quick stand-in for it in tests. Every
/// commit is a group of its own.
public final class MemoryStore implements Store {
  private final InstantSource clock;
  private final Sameness sameness;
  private final UUID identity;
  private MemoryState state;
  private boolean committing;
  private boolean closed;

  public MemoryStore(InstantSource clock, Sameness sameness) {
    this(clock, sameness, UUID.randomUUID(), new MemoryState());
  }

  private MemoryStore(InstantSource clock, Sameness sameness, UUID identity, MemoryState state) {
    this.identity = identity;
    this.clock = clock;
    this.sameness = sameness;
    this.state = state;
  }

  /// A store that holds what this one held, as after closing and opening a directory again.
  public synchronized MemoryStore reopened() {
    close();
    return new MemoryStore(clock, sameness, identity, state);
  }

  @Override
  public Committer committer() {
    return this::commit;
  }

  @Override
  public UUID identity() {
    return identity;
  }

  @Override
  public CollectionLog collections() {
    return new MemoryCollections(this::shelf);
  }

  @Override
  public Documents documents() {
    return new MemoryDocuments(this::read);
  }

  @Override
  public Statuses statuses() {
    return new Statuses() {
      @Override
      public Optional<StatusRecord> get(UUID id) {
        return Optional.ofNullable(read(state -> state.statuses.get(id)));
      }

      @Override
      public int forgetExpired(Instant now, int max) {
        return commit(commit -> ((MemoryCommit) commit).forgetExpired(now, max));
      }
    };
  }

  @Override
  public AuditLog audit() {
    return new AuditLog() {
      @Override
      public void note(AuditRecord record) {
        commit(commit -> {
          commit.audit(record);
          return true;
        });
      }

      @Override
      public List<Numbered> after(long after, int max) {
        return read(state ->
            LongStream.rangeClosed(after + 1, state.audit.size())
                .limit(max)
                .mapToObj(number -> new Numbered(number, state.audit.get((int) number - 1)))
                .toList());
      }

      @Override
      public long last() {
        return read(state -> (long) state.audit.size());
      }
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private synchronized <T extends @Nullable Object> T commit(Committer.Work<T> work) {
    if (committing) {
      throw new IllegalStateException("work must not call the committer");
    }
    if (closed) {
      throw new StoreRefusal(StoreRefusal.Reason.CLOSED, "the store is closed");
    }
    var after = new MemoryState(state);
    var commit = new MemoryCommit(after, clock.instant(), sameness);
    committing = true;
    try {
      T result = work.in(commit);
      state = after;
      return result;
    } finally {
      commit.end();
      committing = false;
    }
  }

  private synchronized <T extends @Nullable Object> T read(Function<MemoryState, T> reading) {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    return reading.apply(state);
  }

  private MemoryShelf shelf(CollectionId collection) {
    return read(state -> state.shelf(collection));
  }
}
