package org.entente.server.admin;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.entente.exchange.Exchange;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.ingest.Summary;
import org.entente.exchange.refusal.Outcome;
import org.entente.server.backup.BackupSource;
import org.entente.server.edge.SignIn;
import org.entente.stix.json.JsonObject;

/// What the admin API works with.
///
/// @param exchange the domain
/// @param log for counts, which are no use of anybody's data
/// @param signIn finds out who is asking
/// @param status the node's status, as far as the caller may know it
/// @param authority the certificate of the node's own authority; empty when it has none
/// @param backups where backups come from; empty when the store cannot be copied
/// @param stopping whether long work should come to an end
/// @param random for passwords that the node makes
/// @param observer is told about imports
public record AdminServices(
    Exchange exchange,
    CollectionLog log,
    SignIn signIn,
    Function<Caller, Outcome<JsonObject>> status,
    Optional<Path> authority,
    Optional<BackupSource> backups,
    BooleanSupplier stopping,
    SecureRandom random,
    ImportObserver observer) {
  /// Is told how imports ended: for metrics.
  @FunctionalInterface
  public interface ImportObserver {
    void imported(Summary summary);
  }
}
