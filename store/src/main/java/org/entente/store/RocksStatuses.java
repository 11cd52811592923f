package org.entente.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.collection.StatusRecord;
import org.entente.exchange.collection.Statuses;

/// Reading and forgetting status resources. Any number of threads.
final class RocksStatuses implements Statuses {
  private final Views views;
  private final GroupCommit committer;

  RocksStatuses(Views views, GroupCommit committer) {
    this.views = views;
    this.committer = committer;
  }

  @Override
  public Optional<StatusRecord> get(UUID id) {
    return views.read(view ->
        Optional.ofNullable(view.get(Table.STATUSES, Keys.status(id)))
            .map(bytes -> StatusCodec.read(id, bytes)));
  }

  @Override
  public int forgetExpired(Instant now, int max) {
    return committer.commit(commit -> ((WorkCommit) commit).forgetExpired(now, max));
  }
}
