package org.entente.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Appended;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Removed;
import org.entente.exchange.collection.Sameness;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixId;

/// What one piece of work gets to change the store with. For the committer's thread, while the work
/// runs.
final class WorkCommit implements Commit {
  private final Draft draft;
  private final Instant time;
  private final Sameness sameness;
  private final Room room;
  private boolean over;

  /// Whether there is room for more.
  interface Room {
    /// @throws StoreRefusal when there is none
    void check();
  }

  WorkCommit(Draft draft, Instant time, Sameness sameness, Room room) {
    this.draft = draft;
    this.time = time;
    this.sameness = sameness;
    this.room = room;
  }

  /// The work has returned: whoever kept this can do nothing with it.
  void end() {
    over = true;
  }

  @Override
  public Instant time() {
    valid();
    return time;
  }

  @Override
  public List<Appended> append(CollectionId collection, List<Arrival> arrivals) {
    valid();
    room.check();
    return new CollectionWriter(draft, collection).append(arrivals, time, sameness);
  }

  @Override
  public List<Removed> remove(
      CollectionId collection,
      StixId id,
      Selection.Versions versions,
      Ceiling ceiling,
      String source) {
    valid();
    return new Removal(draft, collection).remove(id, versions, ceiling, time, source);
  }

  @Override
  public void drop(CollectionId collection) {
    valid();
    if (draft.shelf(collection).number() != Shelf.NO_NUMBER) {
      Shelf shelf = draft.touch(collection);
      draft.dropNumber(shelf.number());
      shelf.drop();
    }
  }

  @Override
  public Optional<byte[]> document(Documents.Kind kind, String key) {
    valid();
    return Optional.ofNullable(draft.documents().get(new Key(Keys.document(kind, key))))
        .map(byte[]::clone);
  }

  @Override
  public void put(Documents.Kind kind, String key, byte[] content) {
    valid();
    if (key.getBytes(StandardCharsets.UTF_8).length > Documents.KEY_BYTES_MAX
        || content.length > Documents.CONTENT_BYTES_MAX) {
      throw new IllegalArgumentException("the document is too long");
    }
    room.check();
    draft.documents().put(new Key(Keys.document(kind, key)), content.clone());
  }

  @Override
  public void delete(Documents.Kind kind, String key) {
    valid();
    draft.documents().delete(new Key(Keys.document(kind, key)));
  }

  @Override
  public void put(StatusRecord status) {
    valid();
    room.check();
    var key = new Key(Keys.status(status.id()));
    byte[] before = draft.statuses().get(key);
    if (before != null) {
      StatusRecord old = StatusCodec.read(status.id(), before);
      draft.statuses().delete(new Key(Keys.statusExpiry(old.expires(), old.id())));
    }
    draft.statuses().put(key, StatusCodec.bytes(status));
    draft.statuses().put(new Key(Keys.statusExpiry(status.expires(), status.id())), new byte[0]);
  }

  /// See [org.entente.exchange.collection.Statuses#forgetExpired].
  int forgetExpired(Instant now, int max) {
    valid();
    byte[] prefix = Keys.statusExpiries();
    var at = new Key(prefix);
    int forgotten = 0;
    while (forgotten < max) {
      PendingTable.Row row = draft.statuses().next(at, prefix);
      if (row == null) {
        break;
      }
      var source = new ByteSource(Table.STATUSES, row.key().bytes());
      source.skip(prefix.length);
      VersionTime expires = VersionTime.read(source);
      if (Instant.ofEpochSecond(expires.second(), expires.nano()).isAfter(now)) {
        break;
      }
      draft.statuses().delete(row.key());
      draft.statuses().delete(new Key(Keys.status(source.uuid())));
      at = row.key();
      forgotten++;
    }
    return forgotten;
  }

  @Override
  public void audit(AuditRecord record) {
    valid();
    draft.audit(record);
  }

  private void valid() {
    if (over) {
      throw new IllegalStateException("the work that this commit was for is over");
    }
  }
}
