package org.entente.exchange.account;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.exchange.access.Origin;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;

/// Records attempts that failed, every one of them, yet without letting a stranger fill the disk:
/// from one network so many get a record of their own, the others are counted, and the next record
/// says how many it stands for. Thread-safe.
final class Denials {
  /// Records at once, and gained in a second, for each network.
  static final int RECORDS_AT_ONCE = 200;

  static final int RECORDS_PER_SECOND = 1;

  /// Networks with attempts not recorded yet; beyond it they are counted together.
  static final int NETWORKS_MAX = 10_000;

  private static final Deed SIGN_IN = Deed.signingIn("sign-in");
  private static final String ELSEWHERE = "(several)";

  private final Journal journal;
  private final Allowances records;
  private final Map<String, Long> unrecorded = new ConcurrentHashMap<>();

  Denials(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.records = new Allowances(RECORDS_PER_SECOND, RECORDS_AT_ONCE, clock);
  }

  void record(String account, Origin origin, Refusal refusal) {
    String network = origin.network();
    if (!records.take(network).isZero()) {
      boolean room = unrecorded.size() < NETWORKS_MAX || unrecorded.containsKey(network);
      unrecorded.merge(room ? network : ELSEWHERE, 1L, Long::sum);
      return;
    }
    Long before = unrecorded.remove(network);
    journal.attempt(account, SIGN_IN, origin.text(), 1 + (before == null ? 0 : before), refusal);
    Long elsewhere = unrecorded.remove(ELSEWHERE);
    if (elsewhere != null) {
      journal.attempt(account, SIGN_IN, ELSEWHERE, elsewhere, refusal);
    }
  }
}
