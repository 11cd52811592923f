package org.entente.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Looks through the write-ahead log before RocksDB does. After a power cut its end may be
/// anything, so RocksDB stops reading at the first thing that is not whole and goes on without what
/// follows. If the damage is not at the end, but in something that was synced and acknowledged long
/// ago, that loses it without a word. Here it is noticed: each batch says how many changes were
/// made before it, so that whole batches behind a lost one show the gap; and since a batch is only
/// written once the one before is synced, a power cut never leaves such a gap.
///
/// The format is RocksDB's (`log_format.h`): blocks of 32 KiB; in them fragments, each with a
/// masked CRC-32C (u32), a length (u16) and a type (u8), little-endian; a batch is one fragment of
/// type 1, or one of type 2, any of type 3 and one of type 4. The batch begins with the number of
/// the first of its changes (u64) and how many it has (u32). For one thread.
final class WalCheck {
  private static final int BLOCK = 32 * 1024;
  private static final int HEADER = 7;
  private static final int BATCH_HEADER = 12;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;
  private static final int MASK_DELTA = 0xa282ead8;

  /// The number that the next change must have; -1 before the first batch.
  private long expected = -1;

  /// Where something was not whole since the last whole batch.
  private @Nullable Damage damage;

  /// The beginning of the batch whose fragments are being read.
  private final ByteBuffer batch = ByteBuffer.allocate(BATCH_HEADER).order(ByteOrder.LITTLE_ENDIAN);

  private boolean inBatch;

  private record Damage(Path log, long at) {}

  private WalCheck() {}

  /// @param directory the database's
  /// @throws StoreCorrupted if batches are missing before others
  static void run(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    var check = new WalCheck();
    try (var files = Files.list(directory)) {
      List<Path> logs = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
      for (Path log : logs) {
        check.file(log);
      }
    } catch (IOException e) {
      throw new StoreUnreadable(directory.toString(), "cannot read " + directory, e);
    }
  }

  private void file(Path log) throws IOException {
    inBatch = false;
    byte[] block = new byte[BLOCK];
    long start = 0;
    try (InputStream in = Files.newInputStream(log)) {
      for (int length = in.readNBytes(block, 0, BLOCK);
          length > 0;
          length = in.readNBytes(block, 0, BLOCK)) {
        block(log, start, ByteBuffer.wrap(block, 0, length).order(ByteOrder.LITTLE_ENDIAN));
        start += BLOCK;
      }
    }
  }

  @SuppressWarnings("ByteBufferBackingArray") // wraps its array from the first byte on
  private void block(Path log, long start, ByteBuffer block) {
    while (block.remaining() >= HEADER) {
      int at = block.position();
      int checksum = block.getInt();
      int length = block.getShort() & 0xffff;
      int type = block.get() & 0xff;
      if (length > block.remaining() || masked(block.array(), at + 6, length + 1) != checksum) {
        // What follows in the block cannot be told apart any more.
        damaged(log, start + at);
        return;
      }
      fragment(log, type, block.slice(block.position(), length));
      block.position(block.position() + length);
    }
  }

  private void fragment(Path log, int type, ByteBuffer bytes) {
    if (type == FULL || type == FIRST) {
      batch.clear();
      inBatch = true;
    }
    if (type >= FULL && type <= LAST && inBatch) {
      bytes.limit(Math.min(bytes.limit(), batch.remaining()));
      batch.put(bytes);
    }
    if ((type == FULL || type == LAST) && inBatch && !batch.hasRemaining()) {
      batch(log, batch.getLong(0), batch.getInt(8));
    }
    if (type != FIRST && type != MIDDLE) {
      inBatch = false;
    }
  }

  private void batch(Path log, long number, int count) {
    if (expected >= 0 && number > expected) {
      Path file = damage == null ? log : damage.log;
      String place = damage == null ? "before " + log : file + " at " + damage.at;
      throw new StoreCorrupted(
          file.toString(), "commits are missing from the write-ahead log: " + place);
    }
    expected = number + count;
    damage = null;
  }

  private void damaged(Path log, long at) {
    inBatch = false;
    if (damage == null) {
      damage = new Damage(log, at);
    }
  }

  private static int masked(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}
