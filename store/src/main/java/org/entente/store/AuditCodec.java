package org.entente.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.audit.AuditRecord;
import org.jspecify.annotations.Nullable;

/// How an [AuditRecord] is written down.
///
/// ```
/// u8   1: the form of what follows
/// u8   verb
/// u64  time: seconds since 1970, u32 nanoseconds
/// v    count, zigzag
/// t    account, action, target, origin, outcome
/// v    number of ids; for each: t
/// o    query, purpose, reason, error id
/// ```
///
/// v = variable-length number, t = text (v bytes, UTF-8), o = optional text: u8 0, or u8 1 and t.
final class AuditCodec {
  private static final int FORM = 1;

  private AuditCodec() {}

  static byte[] bytes(AuditRecord record) {
    var sink = new ByteSink(160);
    sink.u8(FORM).u8(Ordinals.of(record.verb()));
    sink.instant(record.time());
    sink.varint(record.count() << 1 ^ record.count() >> 63);
    sink.text(record.account()).text(record.action()).text(record.target());
    sink.text(record.origin()).text(record.outcome());
    sink.varint(record.ids().size());
    record.ids().forEach(sink::text);
    optional(sink, record.query());
    optional(sink, record.purpose());
    optional(sink, record.reason());
    optional(sink, record.errorId());
    return sink.copy();
  }

  static AuditRecord read(byte[] bytes) {
    var in = new ByteSource(Table.AUDIT, bytes);
    if (in.u8() != FORM) {
      throw in.malformed("an unknown form");
    }
    AuditRecord.Verb verb = Ordinals.verb(in.u8(), in);
    Instant time = in.instant();
    long zigzag = in.varint();
    long count = zigzag >>> 1 ^ -(zigzag & 1);
    String account = in.text();
    String action = in.text();
    String target = in.text();
    String origin = in.text();
    String outcome = in.text();
    int idCount = in.size();
    List<String> ids = new ArrayList<>(idCount);
    for (int i = 0; i < idCount; i++) {
      ids.add(in.text());
    }
    String query = optional(in);
    String purpose = optional(in);
    String reason = optional(in);
    String errorId = optional(in);
    in.end();
    return new AuditRecord(
        time, account, verb, action, target, ids, query, count, origin, purpose, reason, outcome,
        errorId);
  }

  private static void optional(ByteSink sink, @Nullable String text) {
    if (text == null) {
      sink.u8(0);
    } else {
      sink.u8(1).text(text);
    }
  }

  private static @Nullable String optional(ByteSource in) {
    return in.u8() == 0 ? null : in.text();
  }
}
