package org.entente.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.collection.Statuses;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Committer;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;
import org.jspecify.annotations.Nullable;

/// Documents, audit records and statuses in memory, no objects (every collection is empty): enough
/// for everything that does not touch objects. What does is tested in `testkit`, against the store
/// that is kept there.
public final class FakeStore
    implements Store, Committer, Documents, AuditLog, Statuses, CollectionLog {
  private final InstantSource clock;
  private final Map<Kind, Map<String, byte[]>> documents = new EnumMap<>(Kind.class);
  private final List<AuditRecord> records = new ArrayList<>();
  private final Map<UUID, StatusRecord> statuses = new HashMap<>();
  private final List<CollectionId> dropped = new ArrayList<>();
  private volatile @Nullable RuntimeException failure;
  private volatile boolean failsAfterwards;

  public FakeStore(InstantSource clock) {
    this.clock = clock;
    for (Kind kind : Kind.values()) {
      documents.put(kind, new TreeMap<>());
    }
  }

  /// From now on nothing can be written; null = it can again.
  public void refuse(StoreRefusal.@Nullable Reason reason) {
    failure = reason == null ? null : new StoreRefusal(reason, "as the test wants it");
  }

  /// The next commit becomes durable, and yet fails.
  public void failAfterNextCommit() {
    failsAfterwards = true;
  }

  public synchronized List<AuditRecord> records() {
    return List.copyOf(records);
  }

  public synchronized AuditRecord lastRecord() {
    return records.getLast();
  }

  public synchronized List<CollectionId> dropped() {
    return List.copyOf(dropped);
  }

  public synchronized void write(Kind kind, String key, String document) {
    of(kind).put(key, document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public synchronized <T extends @Nullable Object> T commit(Work<T> work) {
    refuseIfTold();
    var pending = new Pending(clock.instant());
    T result = work.in(pending);
    pending.writes.forEach(Runnable::run);
    if (failsAfterwards) {
      failsAfterwards = false;
      throw new IllegalStateException("failed after the commit");
    }
    return result;
  }

  @Override
  public synchronized Optional<byte[]> get(Kind kind, String key) {
    return Optional.ofNullable(of(kind).get(key));
  }

  @Override
  public synchronized Map<String, byte[]> all(Kind kind) {
    return new TreeMap<>(of(kind));
  }

  @Override
  public synchronized void note(AuditRecord record) {
    refuseIfTold();
    records.add(record);
  }

  @Override
  public synchronized List<Numbered> after(long after, int max) {
    var found = new ArrayList<Numbered>();
    for (long i = after; i < records.size() && found.size() < max; i++) {
      found.add(new Numbered(i + 1, records.get((int) i)));
    }
    return found;
  }

  @Override
  public synchronized long last() {
    return records.size();
  }

  @Override
  public synchronized Optional<StatusRecord> get(UUID id) {
    return Optional.ofNullable(statuses.get(id));
  }

  @Override
  public synchronized int forgetExpired(Instant now, int max) {
    List<UUID> expired =
        statuses.values().stream()
            .filter(status -> !status.expires().isAfter(now))
            .limit(max)
            .map(StatusRecord::id)
            .toList();
    expired.forEach(statuses::remove);
    return expired.size();
  }

  @Override
  public Committer committer() {
    return this;
  }

  @Override
  public UUID identity() {
    return new UUID(0, 0);
  }

  @Override
  public CollectionLog collections() {
    return this;
  }

  @Override
  public Page page(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return Page.EMPTY;
  }

  @Override
  public Page headers(
      CollectionId collection,
      Selection selection,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return Page.EMPTY;
  }

  @Override
  public List<Event> events(CollectionId collection, Position after, Page.Bounds bounds) {
    return List.of();
  }

  @Override
  public Page byValue(
      CollectionId collection,
      IndexedValue value,
      Ceiling ceiling,
      Position after,
      Page.Bounds bounds) {
    return Page.EMPTY;
  }

  @Override
  public Page referringTo(
      CollectionId collection, StixId target, Ceiling ceiling, Position after, Page.Bounds bounds) {
    return Page.EMPTY;
  }

  @Override
  public Counts counts(CollectionId collection, Ceiling ceiling) {
    return new Counts(0, 0);
  }

  @Override
  public Position last(CollectionId collection) {
    return Position.START;
  }

  @Override
  public Documents documents() {
    return this;
  }

  @Override
  public Statuses statuses() {
    return this;
  }

  @Override
  public AuditLog audit() {
    return this;
  }

  @Override
  public void close() {}

  private Map<String, byte[]> of(Kind kind) {
    return java.util.Objects.requireNonNull(documents.get(kind));
  }

  private void refuseIfTold() {
    RuntimeException now = failure;
    if (now != null) {
      throw now;
    }
  }

  private final class Pending implements Commit {
    private final Instant time;
    private final List<Runnable> writes = new ArrayList<>();

    private Pending(Instant time) {
      this.time = time;
    }

    @Override
    public Instant time() {
      return time;
    }

    @Override
    public List<Appended> append(CollectionId collection, List<Arrival> arrivals) {
      throw new UnsupportedOperationException("this store keeps no objects");
    }

    @Override
    public List<Removed> remove(
        CollectionId collection,
        StixId id,
        Selection.Versions versions,
        Ceiling ceiling,
        String source) {
      throw new UnsupportedOperationException("this store keeps no objects");
    }

    @Override
    public void drop(CollectionId collection) {
      writes.add(() -> dropped.add(collection));
    }

    @Override
    public Optional<byte[]> document(Kind kind, String key) {
      return Optional.ofNullable(of(kind).get(key));
    }

    @Override
    public void put(Kind kind, String key, byte[] content) {
      writes.add(() -> of(kind).put(key, content));
    }

    @Override
    public void delete(Kind kind, String key) {
      writes.add(() -> of(kind).remove(key));
    }

    @Override
    public void put(StatusRecord status) {
      writes.add(() -> statuses.put(status.id(), status));
    }

    @Override
    public void audit(AuditRecord record) {
      writes.add(() -> records.add(record));
    }
  }
}
