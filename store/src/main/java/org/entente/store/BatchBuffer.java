package org.entente.store;

/// A RocksDB write batch, written here as the bytes RocksDB itself would make (`write_batch.cc`),
/// so that a group of thousands of changes crosses into native code once. The format is that of the
/// write-ahead log, which RocksDB keeps stable; a test compares with RocksDB's own.
///
/// ```
/// u64  sequence number, little-endian, 0: RocksDB fills it in
/// u32  number of records, little-endian
///      for each:
/// u8   5 put, 4 delete, 14 delete range
/// v    column family
/// v    bytes of the key, key         (of a range: its start, inclusive)
/// v    bytes of the value, value     (of a range: its end, exclusive; a delete has none)
/// ```
///
/// v = variable-length number, seven bits a byte, the lowest first. For one thread.
final class BatchBuffer {
  private static final int PUT = 5;
  private static final int DELETE = 4;
  private static final int DELETE_RANGE = 14;

  private final ByteSink sink;
  private int records;

  BatchBuffer(int capacity) {
    sink = new ByteSink(capacity);
    clear();
  }

  void clear() {
    sink.cutTo(0);
    sink.u64(0).u32(0);
    records = 0;
  }

  boolean isEmpty() {
    return records == 0;
  }

  /// Bytes so far.
  int length() {
    return sink.length();
  }

  int capacity() {
    return sink.capacity();
  }

  void put(int column, byte[] key, byte[] value) {
    sink.u8(PUT).varint(column).varint(key.length).bytes(key).varint(value.length).bytes(value);
    records++;
  }

  /// Begins a put whose value the caller writes to [#sink], before [#endPut].
  ///
  /// @return to be given to [#endPut]
  int beginPut(int column, byte[] key) {
    sink.u8(PUT).varint(column).varint(key.length).bytes(key);
    int at = sink.length();
    // The length is not known yet. Five bytes are: a number may be spelt with leading zeros.
    sink.u32(0).u8(0);
    return at;
  }

  ByteSink sink() {
    return sink;
  }

  void endPut(int at) {
    sink.patchVarint5(at, sink.length() - at - 5);
    records++;
  }

  void delete(int column, byte[] key) {
    sink.u8(DELETE).varint(column).varint(key.length).bytes(key);
    records++;
  }

  void deleteRange(int column, byte[] from, byte[] to) {
    sink.u8(DELETE_RANGE).varint(column).varint(from.length).bytes(from);
    sink.varint(to.length).bytes(to);
    records++;
  }

  /// The present end, to come back to with [#cutTo].
  Mark mark() {
    return new Mark(sink.length(), records);
  }

  void cutTo(Mark mark) {
    sink.cutTo(mark.length);
    records = mark.records;
  }

  /// The finished batch.
  byte[] bytes() {
    sink.patchU32Little(8, records);
    return sink.copy();
  }

  record Mark(int length, int records) {}
}
