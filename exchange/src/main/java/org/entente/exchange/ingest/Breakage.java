package org.entente.exchange.ingest;

import java.util.List;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.exchange.trail.Journal;
import org.entente.stix.Read;

/// The refusal of input that cannot be read from some place on.
final class Breakage {
  private Breakage() {}

  static Refusal refusal(Journal journal, Read.Broken broken) {
    return journal
        .refusal(
            RefusalCode.UNREADABLE, Long.toString(broken.line()), Long.toString(broken.column()))
        .withFindings(List.of(broken.finding()));
  }
}
