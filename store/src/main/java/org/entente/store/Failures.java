package org.entente.store;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.exchange.commit.StoreRefusal;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// What RocksDB's errors mean to us.
final class Failures {
  private static final Pattern FILE =
      Pattern.compile("[0-9]{6,}\\.(?:sst|log|blob)|MANIFEST-[0-9]+|CURRENT|OPTIONS-[0-9]+");

  private Failures() {}

  /// What a failed reading or opening means.
  static StoreUnusable of(RocksDBException e, Path directory) {
    String message = String.valueOf(e.getMessage());
    Matcher file = FILE.matcher(message);
    String path = file.find() ? directory.resolve(file.group()).toString() : directory.toString();
    if (code(e) == Status.Code.Corruption) {
      return new StoreCorrupted(path, "corrupt file " + path + ": " + message, e);
    }
    return new StoreUnreadable(path, "cannot use " + path + ": " + message, e);
  }

  /// What a failed writing means. The batch was not applied.
  static StoreRefusal refusal(RocksDBException e) {
    Status status = e.getStatus();
    boolean full =
        (status != null && status.getSubCode() == Status.SubCode.NoSpace)
            || String.valueOf(e.getMessage()).contains("No space left on device");
    return full
        ? new StoreRefusal(StoreRefusal.Reason.FULL, "the disk is full", e)
        : new StoreRefusal(
            StoreRefusal.Reason.FAILED, "the store cannot be written: " + e.getMessage(), e);
  }

  private static Status.@Nullable Code code(RocksDBException e) {
    return e.getStatus() == null ? null : e.getStatus().getCode();
  }
}
