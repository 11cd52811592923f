package org.entente.store;

import org.jspecify.annotations.Nullable;

/// Numbers that only ever go up. Immutable.
///
/// @param nextCollection the number that the next new collection gets
/// @param audited the last number given to an audit record
/// @param notesTaken the last note of the journal that became an audit record
record Counters(int nextCollection, long audited, long notesTaken) {
  private static final Counters FIRST = new Counters(Shelf.NO_NUMBER + 1, 0, 0);

  byte[] bytes() {
    return new ByteSink(20).u32(nextCollection).u64(audited).u64(notesTaken).copy();
  }

  static Counters read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return FIRST;
    }
    var source = new ByteSource(Table.META, bytes);
    var counters = new Counters(source.u32(), source.u64(), source.u64());
    source.end();
    return counters;
  }
}
