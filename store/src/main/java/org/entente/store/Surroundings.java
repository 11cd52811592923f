package org.entente.store;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rocksdb.RocksDBException;

/// What a store meets outside itself, so that tests can play a full disk, a failing one, a slow
/// one, or another version of the software.
///
/// @param freeSpace how to find out how much room there is in a directory
/// @param format the format that is written
/// @param writing what comes between the committer and the engine
record Surroundings(
    Function<Path, FreeSpace> freeSpace, StoreFormat format, UnaryOperator<Writing> writing) {
  static final Surroundings REAL =
      new Surroundings(FreeSpace::of, StoreFormat.PRESENT, UnaryOperator.identity());

  /// Writes one batch, all or nothing, and returns once it is on disk.
  @FunctionalInterface
  interface Writing {
    void write(byte[] batch) throws RocksDBException;
  }

  Surroundings withFormat(StoreFormat other) {
    return new Surroundings(freeSpace, other, writing);
  }

  Surroundings withFreeSpace(FreeSpace other) {
    return new Surroundings(directory -> other, format, writing);
  }

  Surroundings withWriting(UnaryOperator<Writing> other) {
    return new Surroundings(freeSpace, format, other);
  }
}
