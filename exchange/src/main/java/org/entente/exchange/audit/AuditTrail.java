package org.entente.exchange.audit;

import java.time.Instant;
import java.util.List;
import org.entente.exchange.access.Caller;
import org.entente.exchange.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/// Reading the audit log, which needs [Act#SEE_AUDIT] and is itself recorded. Thread-safe.
public final class AuditTrail {
  AuditTrail() {}

  /// Records that `filter` matches, in order.
  ///
  /// @param after the number to go on from, exclusive; 0 = from the start
  /// @param max records, from 1
  public Outcome<Found> list(Caller caller, Filter filter, long after, int max) {
    throw new UnsupportedOperationException();
  }

  /// Which records; the conditions are combined by AND, null means any.
  ///
  /// @param account the acting account
  /// @param verb the kind of processing
  /// @param since from this time on
  /// @param until before this time
  /// @param target what it was done to, such as a collection's id
  /// @param object the id of an object that the record names; requests for many objects are
  ///   recorded by their query and do not name them
  /// @param outcome `ok`, or the code of a refusal
  public record Filter(
      @Nullable String account,
      AuditRecord.@Nullable Verb verb,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String target,
      @Nullable String object,
      @Nullable String outcome) {
    public static final Filter ANY = new Filter(null, null, null, null, null, null, null);
  }

  /// A run of records.
  ///
  /// @param records what matched; may be empty although there is more to look through
  /// @param next the number to go on from
  /// @param more whether there is anything after `next`
  public record Found(List<AuditLog.Numbered> records, long next, boolean more) {
    public Found {
      records = List.copyOf(records);
    }
  }
}
