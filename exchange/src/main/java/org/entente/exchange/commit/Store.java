package org.entente.exchange.commit;

import java.util.UUID;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Statuses;

/// Everything that a node keeps, as the domain sees it. All changes go through [#committer]; the
/// other parts only read, and never see a commit before it is durable nor a half of one.
///
/// Any number of threads may use any part. Reads go on while writes are refused.
public interface Store extends AutoCloseable {
  Committer committer();

  CollectionLog collections();

  Documents documents();

  Statuses statuses();

  AuditLog audit();

  /// Which store this is, wherever it is moved: what is derived from it can tell whose it is.
  UUID identity();

  /// Waits for running commits and reads, refuses new commits, releases the directory. Idempotent.
  /// Reading from a closed store throws [IllegalStateException].
  @Override
  void close();
}
