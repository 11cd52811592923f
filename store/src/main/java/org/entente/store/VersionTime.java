package org.entente.store;

import org.entente.exchange.collection.Position;
import org.entente.stix.StixTimestamp;
import org.jspecify.annotations.Nullable;

/// The instant of a version, by which versions are told apart and ordered; how it was spelt is in
/// the log. Objects without versions have [#NONE], which is before every other. Immutable.
///
/// @param second seconds since 1970-01-01T00:00:00Z
/// @param nano nanoseconds in the second
record VersionTime(long second, int nano) implements Comparable<VersionTime> {
  static final VersionTime NONE = new VersionTime(Long.MIN_VALUE, 0);

  /// How many bytes it takes in a key or value.
  static final int BYTES = 12;

  static VersionTime of(@Nullable StixTimestamp version) {
    return version == null ? NONE : new VersionTime(version.epochSecond(), version.nano());
  }

  /// What `date_added` means as a version.
  static VersionTime of(Position position) {
    return new VersionTime(
        Math.floorDiv(position.micros(), 1_000_000L),
        (int) Math.floorMod(position.micros(), 1_000_000L) * 1_000);
  }

  static VersionTime read(ByteSource source) {
    return new VersionTime(source.u64() ^ Long.MIN_VALUE, source.u32());
  }

  /// Sortable: [#NONE] is all zeros.
  ByteSink writeTo(ByteSink sink) {
    return sink.u64(second ^ Long.MIN_VALUE).u32(nano);
  }

  @Override
  public int compareTo(VersionTime other) {
    int bySecond = Long.compare(second, other.second);
    return bySecond != 0 ? bySecond : Integer.compare(nano, other.nano);
  }
}
