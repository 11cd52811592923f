package org.entente.exchange.collection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A place in a collection, which is at the same time the object's `date_added` (TAXII 2.1 §3.3,
/// §5.3.1): microseconds since 1970-01-01T00:00:00Z, strictly increasing per collection in commit
/// order. Immutable.
///
/// @param micros microseconds since the epoch, from 0
public record Position(long micros) implements Comparable<Position> {
  /// Before every object.
  public static final Position START = new Position(0);

  public Position {
    if (micros < 0) {
      throw new IllegalArgumentException("position before 1970");
    }
  }

  /// The last position that is not after `time`.
  public static Position of(Instant time) {
    return new Position(Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, time)));
  }

  public Instant time() {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(micros, other.micros);
  }

  /// `date_added` as TAXII writes it, always with six fraction digits (TAXII 2.1 §2).
  @Override
  public String toString() {
    return org.entente.stix.StixTimestamp.of(
            Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1_000, 6)
        .text();
  }
}
