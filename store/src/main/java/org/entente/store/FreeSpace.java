package org.entente.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room there is on the disk.
@FunctionalInterface
interface FreeSpace {
  /// Bytes that may still be written; asking costs about a microsecond.
  long bytes();

  /// The room on the disk that holds `directory`.
  static FreeSpace of(Path directory) {
    FileStore disk;
    try {
      disk = Files.getFileStore(directory);
    } catch (IOException e) {
      throw new StoreUnreadable(directory.toString(), "cannot use " + directory, e);
    }
    return () -> {
      try {
        return disk.getUsableSpace();
      } catch (IOException e) {
        // Writing will tell.
        return Long.MAX_VALUE;
      }
    };
  }
}
