package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.StatusRecord;
import org.jspecify.annotations.Nullable;

/// How a [StatusRecord] is written down; its id is the key.
///
/// ```
/// u8   1: the form of what follows
/// t    API root, account
/// 16   collection
/// u64  requested: seconds since 1970, u32 nanoseconds
/// u64  expires: seconds since 1970, u32 nanoseconds
/// v    total, stored, failures
/// u64  first position, 0 for none
/// u64  last position, 0 for none
/// v    number of known objects; for each: t id, t version, t code, t message
/// v    number of failures in detail; for each the same
/// ```
///
/// v = variable-length number, t = text (v bytes, UTF-8).
final class StatusCodec {
  private static final int FORM = 1;

  private StatusCodec() {}

  static byte[] bytes(StatusRecord record) {
    var sink = new ByteSink(160);
    sink.u8(FORM).text(record.apiRoot()).text(record.account());
    sink.uuid(record.collection().uuid());
    sink.instant(record.requested()).instant(record.expires());
    sink.varint(record.total()).varint(record.stored()).varint(record.failureCount());
    position(sink, record.first());
    position(sink, record.last());
    details(sink, record.known());
    details(sink, record.failures());
    return sink.copy();
  }

  static StatusRecord read(UUID id, byte[] bytes) {
    var in = new ByteSource(Table.STATUSES, bytes);
    if (in.u8() != FORM) {
      throw in.malformed("an unknown form");
    }
    String apiRoot = in.text();
    String account = in.text();
    var collection = new CollectionId(in.uuid());
    var requested = in.instant();
    var expires = in.instant();
    int total = (int) in.varint();
    int stored = (int) in.varint();
    int failureCount = (int) in.varint();
    Position first = position(in);
    Position last = position(in);
    List<StatusRecord.Detail> known = details(in);
    List<StatusRecord.Detail> failures = details(in);
    in.end();
    return new StatusRecord(
        id,
        apiRoot,
        account,
        collection,
        requested,
        expires,
        total,
        stored,
        first,
        last,
        known,
        failures,
        failureCount);
  }

  private static void position(ByteSink sink, @Nullable Position position) {
    sink.u64(position == null ? 0 : position.micros());
  }

  private static @Nullable Position position(ByteSource in) {
    long micros = in.u64();
    return micros == 0 ? null : new Position(micros);
  }

  private static void details(ByteSink sink, List<StatusRecord.Detail> details) {
    sink.varint(details.size());
    for (StatusRecord.Detail detail : details) {
      sink.text(detail.id()).text(detail.version()).text(detail.code()).text(detail.message());
    }
  }

  private static List<StatusRecord.Detail> details(ByteSource in) {
    int count = in.size();
    List<StatusRecord.Detail> details = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      details.add(new StatusRecord.Detail(in.text(), in.text(), in.text(), in.text()));
    }
    return details;
  }
}
