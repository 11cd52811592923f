package org.entente.exchange.trail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.entente.exchange.access.Act;
import org.entente.exchange.access.Caller;
import org.entente.exchange.audit.AuditLog;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.commit.StoreRefusal;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.refusal.Refusal;
import org.entente.exchange.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/// Writes what happens into the audit log, one record for each operation, done or refused. Every
/// service ends in one of its methods, so that none can forget. Thread-safe.
public final class Journal {
  /// What a caller is told to wait when the store has no room in its queue.
  private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

  private static final String OK = "ok";

  private final AuditLog log;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Journal(AuditLog log, InstantSource clock, RandomGenerator random) {
    this.log = log;
    this.clock = clock;
    this.random = random;
  }

  /// The record of a change that is being committed; the commit must carry it.
  public AuditRecord done(Caller caller, Deed deed, Subject subject, Instant time) {
    return record(caller, deed, subject, time, OK, null);
  }

  /// Records that `caller` learnt `value`, and gives it to them; what cannot be recorded is not
  /// given out.
  public <T> Outcome<T> given(Caller caller, Deed deed, Subject subject, T value) {
    try {
      log.note(record(caller, deed, subject, clock.instant(), OK, null));
      return Outcome.done(value);
    } catch (StoreRefusal e) {
      return Outcome.refused(refusal(e));
    }
  }

  /// Refuses, and records it.
  public <T> Outcome<T> refuse(
      Caller caller, Deed deed, String target, RefusalCode code, String... arguments) {
    return refuse(caller, deed, target, refusal(code, arguments));
  }

  /// Refuses for a reason that is already known, and records it.
  public <T> Outcome<T> refuse(Caller caller, Deed deed, String target, Refusal refusal) {
    note(
        record(
            caller,
            deed,
            Subject.of(target),
            clock.instant(),
            refusal.code().code(),
            refusal.id().toString()));
    return Outcome.refused(refusal);
  }

  /// Refuses an act that the caller may not do, and records it: `token-scope` when the account may
  /// and only the token may not.
  public <T> Outcome<T> forbid(Caller caller, Deed deed, String target, Act act) {
    return refuse(
        caller,
        deed,
        target,
        caller.role().may(act) ? RefusalCode.TOKEN_SCOPE : RefusalCode.FORBIDDEN);
  }

  /// Runs `work`, which commits; a store that refuses becomes a refusal like any other.
  public <T> Outcome<T> writing(
      Caller caller, Deed deed, String target, Supplier<Outcome<T>> work) {
    try {
      return work.get();
    } catch (StoreRefusal e) {
      return refuse(caller, deed, target, refusal(e));
    }
  }

  /// Records an attempt by somebody who is not known for certain.
  ///
  /// @param account the account they named, if there is one of that name; else a sign in brackets
  /// @param attempts how many attempts the record stands for
  public void attempt(String account, Deed deed, String origin, long attempts, Refusal refusal) {
    note(
        new AuditRecord(
            clock.instant(),
            account,
            deed.verb(),
            deed.action(),
            "",
            List.of(),
            null,
            attempts,
            origin,
            null,
            null,
            refusal.code().code(),
            refusal.id().toString()));
  }

  /// A refusal with an id of its own, not recorded yet.
  public Refusal refusal(RefusalCode code, String... arguments) {
    return new Refusal(code, List.of(arguments), newId(), List.of(), null);
  }

  /// A random UUID of version 4 (RFC 9562 §5.4).
  public UUID newId() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /// The refusal that a store's refusal is, not recorded yet.
  public Refusal refusal(StoreRefusal e) {
    return switch (e.reason()) {
      case FULL -> refusal(RefusalCode.STORE_FULL);
      case BUSY -> refusal(RefusalCode.STORE_BUSY).withRetryAfter(BUSY_WAIT);
      case CLOSED -> refusal(RefusalCode.STORE_CLOSED);
      case FAILED -> refusal(RefusalCode.STORE_FAILED);
    };
  }

  /// What is refused stays refused, also when the disk is too full to say so.
  private void note(AuditRecord record) {
    try {
      log.note(record);
    } catch (StoreRefusal e) {
      // Nothing was given out that would have to be accounted for.
    }
  }

  private AuditRecord record(
      Caller caller,
      Deed deed,
      Subject subject,
      Instant time,
      String outcome,
      @Nullable String errorId) {
    return new AuditRecord(
        time,
        caller.account(),
        deed.verb(),
        deed.action(),
        subject.target(),
        subject.ids(),
        subject.query(),
        subject.count(),
        caller.origin().text(),
        caller.purpose(),
        caller.reason(),
        outcome,
        errorId);
  }
}
