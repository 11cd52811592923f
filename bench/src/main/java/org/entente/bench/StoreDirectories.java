package org.entente.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.entente.exchange.collection.ContentSameness;
import org.entente.store.RocksStore;
import org.entente.store.StoreOptions;

/// Stores of benchmarks, below the working directory: temporary directories are often in memory,
/// where syncing costs nothing.
final class StoreDirectories {
  private StoreDirectories() {}

  static Path create() {
    try {
      return Files.createTempDirectory(Path.of("").toAbsolutePath(), ".bench-store-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RocksStore open(Path directory) {
    return RocksStore.open(
        directory, StoreOptions.DEFAULTS, Clock.systemUTC(), new ContentSameness());
  }

  /// Bytes of all files.
  static long bytes(Path directory) {
    long bytes = 0;
    for (Path file : files(directory)) {
      bytes += file.toFile().length();
    }
    return bytes;
  }

  static void delete(Path directory) {
    try {
      for (Path file : files(directory).reversed()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
