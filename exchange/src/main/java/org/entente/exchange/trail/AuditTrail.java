package org.entente.exchange.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.refusal.Outcome;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reading the audit log, which needs [Act#SEE_AUDIT] and is itself recorded. Thread-safe.
public final class AuditTrail {
  /// Records in one answer.
  public static final int RECORDS_MAX = 10_000;

  /// Records looked through for one answer; what is found until then is given, with the number to
  /// go on from.
  public static final int SCAN_MAX = 200_000;

  private static final int BATCH = 1_000;

  private static final Deed LIST = Deed.consulting("audit.list");

  private final AuditLog log;
  private final Journal journal;

  public AuditTrail(AuditLog log, Journal journal) {
    this.log = log;
    this.journal = journal;
  }

  /// Records that `filter` matches, in order.
  ///
  /// @param after the number to go on from, exclusive; 0 = from the start
  /// @param max records, from 1; at most [#RECORDS_MAX] are given
  public Outcome<Found> list(Caller caller, Filter filter, long after, int max) {
    if (!caller.may(Act.SEE_AUDIT)) {
      return journal.forbid(caller, LIST, "", Act.SEE_AUDIT);
    }
    long from = Math.clamp(after, 0, log.last());
    Found found = search(filter, from, Math.clamp(max, 1, RECORDS_MAX));
    Subject subject = Subject.query("", filter.json(from), found.records().size());
    return journal.given(caller, LIST, subject, found);
  }

  private Found search(Filter filter, long after, int max) {
    long end = log.last();
    long scanEnd = Math.min(end, after + SCAN_MAX);
    var found = new ArrayList<AuditLog.Numbered>();
    long next = after;
    while (next < scanEnd) {
      List<AuditLog.Numbered> batch = log.after(next, (int) Math.min(BATCH, scanEnd - next));
      if (batch.isEmpty()) {
        break;
      }
      for (AuditLog.Numbered numbered : batch) {
        if (found.size() == max) {
          return new Found(found, next, true);
        }
        next = numbered.number();
        if (filter.matches(numbered.record())) {
          found.add(numbered);
        }
      }
    }
    return new Found(found, next, next < end);
  }

  /// Which records; the conditions are combined by AND, null means any.
  ///
  /// @param account the acting account
  /// @param verb the kind of processing
  /// @param action the operation, such as `objects.page`
  /// @param since from this time on
  /// @param until before this time
  /// @param target what it was done to, such as a collection's id
  /// @param object the id of an object that the record names; requests for many objects are
  ///   recorded by their query and do not name them
  /// @param outcome `ok`, or the code of a refusal
  public record Filter(
      @Nullable String account,
      AuditRecord.@Nullable Verb verb,
      @Nullable String action,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String target,
      @Nullable String object,
      @Nullable String outcome) {
    public static final Filter ANY = new Filter(null, null, null, null, null, null, null, null);

    boolean matches(AuditRecord record) {
      return (account == null || account.equals(record.account()))
          && (verb == null || verb == record.verb())
          && (action == null || action.equals(record.action()))
          && (since == null || !record.time().isBefore(since))
          && (until == null || record.time().isBefore(until))
          && (target == null || target.equals(record.target()))
          && (object == null || record.ids().contains(object))
          && (outcome == null || outcome.equals(record.outcome()));
    }

    private JsonObject json(long after) {
      return JsonObject.builder()
          .putIfPresent("account", account)
          .putIfPresent("verb", verb == null ? null : verb.name())
          .putIfPresent("action", action)
          .putIfPresent("since", since == null ? null : since.toString())
          .putIfPresent("until", until == null ? null : until.toString())
          .putIfPresent("target", target)
          .putIfPresent("object", object)
          .putIfPresent("outcome", outcome)
          .put("after", after)
          .build();
    }
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
