package org.entente.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.exchange.collection.ContentSameness;
import org.entente.exchange.collection.Position;
import org.entente.server.refusal.StoreCodes;
import org.entente.store.RocksStore;
import org.entente.store.StoreOptions;
import org.entente.store.StoreReport;
import org.entente.store.StoreUnusable;

/// Examines the store, adding to findings that there are already. For one thread, once.
final class StoreExamination {
  /// Positions may be ahead of the clock by a little after a burst, since each object takes one.
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

  /// Nothing is added to the store, so that no room is kept.
  private static final StoreOptions OPTIONS = StoreOptions.DEFAULTS.withReserveBytes(0);

  private final Path folder;
  private final InstantSource clock;
  private final Watcher watcher;
  private final List<Finding> findings;

  StoreExamination(Path folder, InstantSource clock, Watcher watcher, List<Finding> findings) {
    this.folder = folder;
    this.clock = clock;
    this.watcher = watcher;
    this.findings = findings;
  }

  Examination run(boolean rebuild) throws IOException {
    // Opening would make a new store.
    if (!Files.exists(folder.resolve("FORMAT"))) {
      findings.add(Finding.of(DoctorCode.STORE_MISSING, folder.toString(), folder.toString()));
      return examination(Optional.empty(), false);
    }
    oldFormats();
    boolean rebuilt = false;
    Optional<StoreReport> report = Optional.empty();
    try {
      if (rebuild) {
        watcher.at(Watcher.Step.REBUILD, 0);
        RocksStore.rebuild(folder, OPTIONS, done -> watcher.at(Watcher.Step.REBUILD, done));
        rebuilt = true;
      }
      try (RocksStore store = RocksStore.open(folder, OPTIONS, clock, new ContentSameness())) {
        clock(store);
        watcher.at(Watcher.Step.FILES, 0);
        store.verify();
        watcher.at(Watcher.Step.INDEXES, 0);
        report = Optional.of(store.check(done -> watcher.at(Watcher.Step.INDEXES, done)));
      }
    } catch (StoreUnusable unusable) {
      findings.add(Finding.of(StoreCodes.refusal(unusable)));
    }
    report.ifPresent(found -> found.findings().forEach(this::add));
    return examination(report, rebuilt);
  }

  private void oldFormats() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith("before-format-"))
          .sorted()
          .forEach(entry ->
              findings.add(
                  Finding.of(DoctorCode.OLD_FORMAT_KEPT, entry.toString(), entry.toString())));
    }
  }

  private void clock(RocksStore store) {
    Instant now = clock.instant();
    store.positions().values().stream()
        .max(Position::compareTo)
        .filter(newest -> newest.time().isAfter(now.plus(CLOCK_SLACK)))
        .ifPresent(newest ->
            findings.add(
                Finding.of(
                    DoctorCode.CLOCK_BEHIND,
                    newest.toString(),
                    now.toString(),
                    newest.toString())));
  }

  private void add(StoreReport.Finding finding) {
    DoctorCode code =
        switch (finding.kind()) {
          case UNREADABLE -> DoctorCode.STORE_CHECK_UNREADABLE;
          case NOT_INDEXED -> DoctorCode.STORE_CHECK_NOT_INDEXED;
          case NOT_IN_LOG -> DoctorCode.STORE_CHECK_NOT_IN_LOG;
          case DISORDER -> DoctorCode.STORE_CHECK_DISORDER;
          case MISCOUNTED -> DoctorCode.STORE_CHECK_MISCOUNTED;
          case STRAY -> DoctorCode.STORE_CHECK_STRAY;
          case AUDIT_GAP -> DoctorCode.STORE_CHECK_AUDIT_GAP;
        };
    findings.add(Finding.of(code, finding.where(), finding.where()));
  }

  private Examination examination(Optional<StoreReport> report, boolean rebuilt) {
    return new Examination(
        report.map(StoreReport::entries).orElse(0L),
        report.map(StoreReport::removals).orElse(0L),
        report.map(StoreReport::postings).orElse(0L),
        report.map(StoreReport::audited).orElse(0L),
        rebuilt,
        findings);
  }
}
