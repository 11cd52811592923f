package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bits that turn over on disk: whoever meets them says where.
final class CorruptionTest {
  private final Samples samples = new Samples(17);

  @TempDir Path directory;

  @Test
  void names_the_file_whose_block_is_damaged() throws IOException {
    fillAndClose();
    Path table = largest(".sst");
    flip(table, Files.size(table) / 2);
    try (RocksStore store = Stores.open(directory)) {
      assertThatExceptionOfType(StoreCorrupted.class)
          .isThrownBy(() -> readAll(store))
          .satisfies(e -> assertThat(e.path()).isEqualTo(table.toString()))
          .satisfies(e -> assertThat(e.code()).isEqualTo("store-corrupted"));
      assertThatExceptionOfType(StoreCorrupted.class)
          .isThrownBy(store::verify)
          .satisfies(e -> assertThat(e.path()).isEqualTo(table.toString()));
      // What is whole is still read and written.
      assertThat(Stores.append(store, Stores.THERE, List.of(samples.indicator()))).hasSize(1);
      assertThat(store.collections().counts(Stores.THERE, Ceiling.ALL).objects()).isEqualTo(1);
    }
  }

  @Test
  void never_takes_a_damaged_manifest_for_less_data() throws IOException {
    fillAndClose();
    Path manifest = largest("MANIFEST-");
    // RocksDB takes the few damages that make a record look longer than the file for an end that
    // was
    // cut off, and opens with what is before. Then the indexes and counts do not agree any more.
    for (long at = 0; at < Files.size(manifest); at += 11) {
      Path copy = directory.resolveSibling(directory.getFileName() + "-" + at);
      copy(directory, copy);
      flip(copy.resolve("data").resolve(manifest.getFileName()), at);
      try (RocksStore store = Stores.open(copy)) {
        boolean lost = readAll(store) < 39;
        assertThat(store.check().isWhole()).as("byte %s", at).isEqualTo(!lost);
      } catch (StoreUnusable e) {
        assertThat(e.path()).startsWith(copy.toString());
      }
    }
  }

  @Test
  void notices_damage_to_what_was_acknowledged_in_the_write_ahead_log() throws IOException {
    Path copy = fillAndCopy();
    Path log = largest(copy, ".log");
    var random = new Random(3);
    byte[] whole = Files.readAllBytes(log);
    for (int i = 0; i < 20; i++) {
      // Not in the last batch, of which nobody can say whether it was ever synced.
      int at = random.nextInt(whole.length / 2);
      Files.write(log, whole);
      flip(log, at);
      assertThatExceptionOfType(StoreCorrupted.class)
          .as("byte %s", at)
          .isThrownBy(() -> Stores.open(copy))
          .satisfies(e -> assertThat(e.path()).isEqualTo(log.toString()));
    }
    Files.write(log, whole);
    Stores.open(copy).close();
  }

  @Test
  void takes_a_damaged_end_of_the_write_ahead_log_for_a_power_cut() throws IOException {
    Path copy = fillAndCopy();
    Path log = largest(copy, ".log");
    flip(log, Files.size(log) - 3);
    try (RocksStore store = Stores.open(copy)) {
      assertThat(store.check().findings()).isEmpty();
      assertThat(store.collections().counts(Stores.HERE, Ceiling.ALL).objects()).isEqualTo(38);
    }
  }

  @Test
  void a_store_that_is_whole_verifies() throws IOException {
    fillAndClose();
    try (RocksStore store = Stores.open(directory)) {
      store.verify();
      assertThat(readAll(store)).isEqualTo(39);
    }
  }

  /// Many commits that are in the write-ahead log only: what a process leaves that is killed.
  private Path fillAndCopy() throws IOException {
    Path copy = directory.resolve("copy");
    try (RocksStore store = Stores.open(directory.resolve("store"))) {
      for (int i = 0; i < 39; i++) {
        Stores.append(store, Stores.HERE, List.of(samples.sized(9_000)));
      }
      copy(directory.resolve("store"), copy);
    }
    return copy;
  }

  private void fillAndClose() {
    try (RocksStore store = Stores.open(directory)) {
      for (int i = 0; i < 39; i++) {
        Stores.append(store, Stores.HERE, List.of(samples.sized(9_000)));
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static int readAll(RocksStore store) {
    return store
        .collections()
        .page(Stores.HERE, Selection.LATEST, Ceiling.ALL, Position.START, Stores.AMPLE)
        .entries()
        .size();
  }

  private Path largest(String name) throws IOException {
    return largest(directory, name);
  }

  private static Path largest(Path store, String name) throws IOException {
    try (var files = Files.list(store.resolve("data"))) {
      return files
          .filter(file -> file.getFileName().toString().contains(name))
          .max(Comparator.comparing(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 0x10);
    }
  }
}
