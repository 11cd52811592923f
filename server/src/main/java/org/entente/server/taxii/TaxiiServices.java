package org.entente.server.taxii;

import org.entente.exchange.Exchange;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.StatusRecord;
import org.entente.server.config.NodeConfig;
import org.entente.server.edge.SignIn;
import org.entente.taxii.query.Cursors;

/// What the endpoints work with.
///
/// @param exchange the domain
/// @param log for naming the objects of a request that its own account just added
/// @param signIn finds out who is asking
/// @param cursors reads and writes `next`
/// @param config title, contact and limits
/// @param observer is told what became of requests to add objects
public record TaxiiServices(
    Exchange exchange,
    CollectionLog log,
    SignIn signIn,
    Cursors cursors,
    NodeConfig config,
    IngestObserver observer) {
  /// Is told what became of requests to add objects: for metrics.
  @FunctionalInterface
  public interface IngestObserver {
    void added(StatusRecord record);
  }
}
