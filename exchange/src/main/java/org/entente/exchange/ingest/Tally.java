package org.entente.exchange.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.exchange.collection.Decision;
import org.entente.exchange.collection.Position;
import org.entente.exchange.ingest.Summary.Detail;
import org.entente.exchange.ingest.Summary.Ending;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.Sentences;
import org.entente.stix.Finding;
import org.entente.stix.Place;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of the objects of one import. Not thread-safe.
final class Tally {
  /// Codes that are counted one by one; the STIX library has some two hundred.
  private static final int CODES_MAX = 1_000;

  private final Locale language;
  private final Progress progress;
  private long total;
  private long stored;
  private long known;
  private long refused;
  private long warned;
  private final SortedMap<String, Long> refusalsByCode = new TreeMap<>();
  private final SortedMap<String, Long> warningsByCode = new TreeMap<>();
  private final List<Detail> details = new ArrayList<>();
  private @Nullable Position first;
  private @Nullable Position last;

  Tally(Locale language, Progress progress) {
    this.language = language;
    this.progress = progress;
  }

  void read() {
    total++;
  }

  void stored(Position position, List<Finding> findings) {
    stored++;
    first = first == null ? position : first;
    last = position;
    taken(findings);
  }

  void known(List<Finding> findings) {
    known++;
    taken(findings);
  }

  void refused(Decision.Refused refusal, Place place) {
    refused++;
    Finding reason = refusal.reason();
    count(refusalsByCode, reason.code());
    var detail =
        new Detail(
            place.index(),
            place.pointer() + reason.pointer(),
            refusal.id(),
            refusal.version(),
            reason.code(),
            reason.clause(),
            Sentences.message(reason, language));
    if (details.size() < Summary.DETAILS_MAX) {
      details.add(detail);
    }
    progress.refused(detail);
  }

  Summary summary(Ending ending, @Nullable Refusal breakage) {
    return new Summary(
        total,
        stored,
        known,
        refused,
        refusalsByCode,
        warned,
        warningsByCode,
        first,
        last,
        details,
        ending,
        breakage);
  }

  private void taken(List<Finding> findings) {
    if (!findings.isEmpty()) {
      warned++;
      findings.stream().map(Finding::code).distinct().forEach(code -> count(warningsByCode, code));
    }
  }

  private static void count(SortedMap<String, Long> counts, String code) {
    if (counts.size() < CODES_MAX || counts.containsKey(code)) {
      counts.merge(code, 1L, Long::sum);
    }
  }
}
