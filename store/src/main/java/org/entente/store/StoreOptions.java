package org.entente.store;

import java.time.Duration;

/// The bounds a store works within. The defaults suit a machine with two cores on which the whole
/// node has one gigabyte. Immutable.
///
/// @param blockCacheBytes memory for what was read from disk
/// @param memtableBytes memory for what is not yet in sorted files; what a full disk still needs to
///   take is of this order
/// @param walBytesMax size of the write-ahead log; reading it is what a start after a crash takes
/// @param waitingMax pieces of work that may wait for the committer; more are refused as BUSY
/// @param groupWorksMax pieces of work in one group
/// @param groupBytesMax bytes after which a group takes no more work; one piece may exceed it
/// @param reserveBytes room on the disk below which nothing is added any more, from 0
/// @param noteDelay how long a noted use may stay in the hands of the operating system alone, up to
///   one second
public record StoreOptions(
    long blockCacheBytes,
    long memtableBytes,
    long walBytesMax,
    int waitingMax,
    int groupWorksMax,
    long groupBytesMax,
    long reserveBytes,
    Duration noteDelay) {
  private static final long MIB = 1 << 20;

  public static final StoreOptions DEFAULTS =
      new StoreOptions(
          32 * MIB, 64 * MIB, 128 * MIB, 4096, 1024, 8 * MIB, 256 * MIB, Duration.ofMillis(500));

  public StoreOptions {
    atLeast(MIB, blockCacheBytes, "blockCacheBytes");
    atLeast(MIB, memtableBytes, "memtableBytes");
    atLeast(MIB, walBytesMax, "walBytesMax");
    atLeast(1, waitingMax, "waitingMax");
    atLeast(1, groupWorksMax, "groupWorksMax");
    atLeast(1, groupBytesMax, "groupBytesMax");
    atLeast(0, reserveBytes, "reserveBytes");
    if (noteDelay.isNegative() || noteDelay.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("noteDelay is from 0 to 1 second");
    }
  }

  public StoreOptions withWaitingMax(int works) {
    return new StoreOptions(
        blockCacheBytes,
        memtableBytes,
        walBytesMax,
        works,
        groupWorksMax,
        groupBytesMax,
        reserveBytes,
        noteDelay);
  }

  public StoreOptions withGroup(int worksMax, long bytesMax) {
    return new StoreOptions(
        blockCacheBytes,
        memtableBytes,
        walBytesMax,
        waitingMax,
        worksMax,
        bytesMax,
        reserveBytes,
        noteDelay);
  }

  public StoreOptions withMemory(long blockCache, long memtables) {
    return new StoreOptions(
        blockCache,
        memtables,
        walBytesMax,
        waitingMax,
        groupWorksMax,
        groupBytesMax,
        reserveBytes,
        noteDelay);
  }

  public StoreOptions withReserveBytes(long reserve) {
    return new StoreOptions(
        blockCacheBytes,
        memtableBytes,
        walBytesMax,
        waitingMax,
        groupWorksMax,
        groupBytesMax,
        reserve,
        noteDelay);
  }

  public StoreOptions withNoteDelay(Duration delay) {
    return new StoreOptions(
        blockCacheBytes,
        memtableBytes,
        walBytesMax,
        waitingMax,
        groupWorksMax,
        groupBytesMax,
        reserveBytes,
        delay);
  }

  private static void atLeast(long minimum, long value, String name) {
    if (value < minimum) {
      throw new IllegalArgumentException(name + " is at least " + minimum);
    }
  }
}
