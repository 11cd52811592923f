package org.entente.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.audit.AuditRecord;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.StatusRecord;

/// Audit records and status resources for tests.
final class Records {
  private Records() {}

  static AuditRecord audit(String target) {
    return new AuditRecord(
        Instant.parse("2026-03-01T08:00:00.123456789Z"),
        "alice",
        AuditRecord.Verb.DISCLOSURE,
        "taxii.objects.get",
        target,
        List.of("indicator--1"),
        null,
        17,
        "192.0.2.7",
        null,
        "enquête",
        "ok",
        null);
  }

  static StatusRecord status(UUID id, Instant expires) {
    return new StatusRecord(
        id,
        "exchange",
        "alice",
        Stores.HERE,
        Instant.parse("2026-03-01T08:00:00.5Z"),
        expires,
        3,
        1,
        new Position(1_000_001),
        new Position(1_000_001),
        List.of(new StatusRecord.Detail("indicator--1", "2026-01-01T00:00:00Z", "", "")),
        List.of(new StatusRecord.Detail("x", "", "id-malformed", "…")),
        1);
  }
}
