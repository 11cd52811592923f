package org.entente.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Removed;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// One entry of the log: an object that came in, or a version that was taken away. Numbers are
/// big-endian.
///
/// ```
/// u8   kind: 1 object, 2 removal
/// u32  bytes of the header, counted from the start; the content follows
/// u64  position, as in the key: a reader need not look at the key too
/// u16  visibility class (of a removal: that of what was removed)
/// 16   UUID of the id
/// u8   length of the type, then the type
/// u8   length of the version, then the version as it was spelt; 0 if it has none
/// u16  bytes of the source, then the source
///      of an object:
/// v    how many values; for each: u8 kind, v bytes, text
/// v    how many references; for each: 16 UUID, u8 length of the type, type
///      of a removal:
/// u64  position of what was removed
/// ```
///
/// v = variable-length number. The values and references are here so that every index can be
/// rebuilt from the log, and an entry be taken out of every index, without parsing the content.
///
/// @param kind what it is
/// @param position its position
/// @param handlingClass its visibility class
/// @param id the object
/// @param version its version
/// @param source who brought it, or removed it
/// @param rest where the values or the removed position start
/// @param content where the content starts
record LogRecord(
    int kind,
    long position,
    int handlingClass,
    StixId id,
    @Nullable StixTimestamp version,
    String source,
    int rest,
    int content) {
  static final int OBJECT = 1;
  static final int REMOVAL = 2;

  /// Up to where in a value the position reaches.
  static final int POSITION_END = 1 + 4 + 8;

  /// The longest that a header is up to its source, so that reading this much is enough.
  static final int FIXED_BYTES_MAX =
      POSITION_END
          + 2
          + 16
          + 1
          + StixId.TYPE_LENGTH_MAX
          + 1
          + Arrival.VERSION_LENGTH_MAX
          + 2
          + 3 * Arrival.SOURCE_LENGTH_MAX;

  static void write(ByteSink sink, Arrival arrival, long position, int handlingClass) {
    int start = sink.length();
    begin(sink, OBJECT, position, handlingClass, arrival.id(), arrival.version());
    source(sink, arrival.source());
    sink.varint(arrival.values().size());
    for (IndexedValue value : arrival.values()) {
      sink.u8(Ordinals.of(value.kind())).text(value.text());
    }
    sink.varint(arrival.references().size());
    for (StixId reference : arrival.references()) {
      id(sink, reference);
    }
    sink.patchU32(start + 1, sink.length() - start);
    Content content = arrival.content();
    sink.bytes(content.array(), content.offset(), content.length());
  }

  static void write(
      ByteSink sink, Removed removed, long position, int handlingClass, String source) {
    int start = sink.length();
    begin(sink, REMOVAL, position, handlingClass, removed.id(), removed.version());
    source(sink, source);
    sink.u64(removed.position().micros());
    sink.patchU32(start + 1, sink.length() - start);
  }

  private static void begin(
      ByteSink sink,
      int kind,
      long position,
      int handlingClass,
      StixId id,
      @Nullable StixTimestamp version) {
    sink.u8(kind).u32(0).u64(position).u16(handlingClass);
    id(sink, id);
    String text = version == null ? "" : version.text();
    sink.u8(text.length()).ascii(text);
  }

  private static void id(ByteSink sink, StixId id) {
    sink.uuid(id.uuid()).u8(id.type().length()).ascii(id.type());
  }

  private static void source(ByteSink sink, String source) {
    byte[] utf8 = source.getBytes(StandardCharsets.UTF_8);
    sink.u16(utf8.length).bytes(utf8);
  }

  /// The position that a value begins with, at `offset`; needs [#POSITION_END] bytes there.
  static long positionAt(byte[] value, int offset) {
    return new ByteSource(Table.LOG, value, offset + 5, offset + POSITION_END).u64();
  }

  /// Reads the part up to the source. The value starts at `offset`, and at least [#FIXED_BYTES_MAX]
  /// bytes of it, or all, end before `end`.
  static LogRecord read(byte[] value, int offset, int end, Names names) {
    var in = new ByteSource(Table.LOG, value, offset, end);
    int kind = in.u8();
    if (kind != OBJECT && kind != REMOVAL) {
      throw in.malformed("an unknown kind of entry " + kind);
    }
    int header = in.u32();
    long position = in.u64();
    int handlingClass = in.u16();
    UUID uuid = in.uuid();
    StixId id = id(in, uuid, names);
    StixTimestamp version = version(in);
    int sourceBytes = in.u16();
    String source = names.source(value, in.at(), sourceBytes, in);
    in.skip(sourceBytes);
    if (header < in.at() - offset) {
      throw in.malformed("a header that is too short");
    }
    return new LogRecord(
        kind, position, handlingClass, id, version, source, in.at(), offset + header);
  }

  private static StixId id(ByteSource in, UUID uuid, Names names) {
    int length = in.u8();
    String type = names.type(in.ascii(length));
    try {
      return new StixId(type, uuid);
    } catch (IllegalArgumentException e) {
      throw in.malformed("a type that is none");
    }
  }

  private static @Nullable StixTimestamp version(ByteSource in) {
    int length = in.u8();
    if (length == 0) {
      return null;
    }
    StixTimestamp version = StixTimestamp.parseOrNull(in.ascii(length));
    if (version == null) {
      throw in.malformed("a version that is none");
    }
    return version;
  }

  /// The values and references of an object whose value ends at `end`.
  Lookups lookups(byte[] value, int end, Names names) {
    var in = new ByteSource(Table.LOG, value, rest, Math.min(content, end));
    int valueCount = in.size();
    List<IndexedValue> values = new ArrayList<>(valueCount);
    for (int i = 0; i < valueCount; i++) {
      values.add(new IndexedValue(Ordinals.valueKind(in.u8(), in), in.text()));
    }
    int referenceCount = in.size();
    List<StixId> references = new ArrayList<>(referenceCount);
    for (int i = 0; i < referenceCount; i++) {
      references.add(id(in, in.uuid(), names));
    }
    in.end();
    return new Lookups(values, references);
  }

  /// The position of what a removal took away.
  long removedPosition(byte[] value, int end) {
    return new ByteSource(Table.LOG, value, rest, end).u64();
  }

  VersionTime time() {
    return VersionTime.of(version);
  }

  /// What an object can be found by.
  record Lookups(List<IndexedValue> values, List<StixId> references) {}
}
