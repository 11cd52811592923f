package org.entente.server.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.entente.exchange.Exchange;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.commit.Store;
import org.entente.exchange.handling.Ceiling;
import org.entente.server.health.Metrics;
import org.entente.store.RocksStore;

/// How much the store holds, looked at when somebody asks. Thread-safe.
final class StoreFigures {
  private static final Caller NODE = Caller.local("node");

  private final Exchange exchange;
  private final Store store;
  private final Path folder;

  StoreFigures(Exchange exchange, Store store, Path folder) {
    this.exchange = exchange;
    this.store = store;
    this.folder = folder;
  }

  /// Shows them among `metrics`.
  void showIn(Metrics metrics) {
    metrics.gauge("entente.store.collections", "collections", this, StoreFigures::collections);
    metrics.gauge(
        "entente.store.objects",
        "objects in all collections",
        this,
        it -> it.sum(CollectionLog.Counts::objects));
    metrics.gauge(
        "entente.store.versions",
        "versions of objects in all collections",
        this,
        it -> it.sum(CollectionLog.Counts::versions));
    metrics.gauge(
        "entente.store.bytes", "bytes of the store's files", this, it -> bytesBelow(it.folder));
    metrics.gauge(
        "entente.audit.records", "records of the audit log", this, it -> it.store.audit().last());
    if (store instanceof RocksStore rocks) {
      metrics.gauge(
          "entente.store.commits.waiting",
          "commits waiting to be written",
          rocks,
          RocksStore::waiting);
    }
  }

  private int collections() {
    return exchange.outlook().reachable(NODE).size();
  }

  private long sum(ToLongFunction<CollectionLog.Counts> count) {
    return exchange.outlook().reachable(NODE).stream()
        .map(visible -> store.collections().counts(visible.collection().id(), Ceiling.ALL))
        .mapToLong(count)
        .sum();
  }

  /// Bytes of all files below `folder`; -1 when they cannot be counted. Files come and go
  /// meanwhile.
  static long bytesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .mapToLong(file -> {
            try {
              return Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (IOException gone) {
              return 0;
            }
          })
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return -1;
    }
  }
}
