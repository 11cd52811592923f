package org.entente.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The format of a store: which one this software writes, and how it brings older ones there.
///
/// The data say themselves which format they have and which store they are; the files beside them
/// say it again, so that a newer store is refused before anything touches it, and data that were
/// moved from elsewhere are noticed.
///
/// An upgrade first takes a checkpoint beside the data, named for the format it holds, and says so.
/// Each step leaves the format number in the same batch as its last change, so that a crash repeats
/// at most one step; steps can be repeated.
final class StoreFormat {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFormat.class);

  /// What this version of the software writes.
  static final StoreFormat PRESENT = new StoreFormat(1, List.of());

  private final int number;
  private final List<Step> steps;

  /// @param number the format written
  /// @param steps the way there: one for each earlier format from which an upgrade is known, in
  ///   ascending order
  StoreFormat(int number, List<Step> steps) {
    this.number = number;
    this.steps = List.copyOf(steps);
  }

  /// The way from one format to the next.
  ///
  /// @param from the format that it changes
  /// @param change changes the data; may be repeated after a crash
  record Step(int from, Consumer<Engine> change) {}

  /// The format written.
  int number() {
    return number;
  }

  /// Gives a store that nobody has open another identity. Interrupted, it leaves a store that does
  /// not open (`store-mixed-up`): for stores that are not in use yet.
  void rename(Path path, StoreOptions options, UUID identity) {
    try (StoreDirectory held = StoreDirectory.hold(path)) {
      check(held);
      try (Engine engine = Engine.open(held.database(), options)) {
        prepare(held, engine);
        var batch = new BatchBuffer(64);
        batch.put(
            engine.column(Table.META), Keys.metaIdentity(), new ByteSink(16).uuid(identity).copy());
        write(engine, batch, held);
        DurableFile.write(held.identityFile(), identity + "\n");
      }
    }
  }

  /// Refuses what must not be opened. Changes nothing.
  void check(StoreDirectory directory) {
    Path file = directory.formatFile();
    if (Files.exists(file)) {
      refuseNewer(directory, number(file));
    }
    Path identity = directory.identityFile();
    if (Files.exists(identity) && !Files.exists(directory.database().resolve("CURRENT"))) {
      throw missing(directory);
    }
  }

  /// Makes a new store, or makes sure that an existing one is whole and of the present format.
  ///
  /// @return which store it is
  UUID prepare(StoreDirectory directory, Engine engine) {
    byte[] format = engine.get(Table.META, Keys.metaFormat());
    if (format == null) {
      if (Files.exists(directory.identityFile())) {
        throw missing(directory);
      }
      return create(directory, engine);
    }
    int found = new ByteSource(Table.META, format).u32();
    refuseNewer(directory, found);
    UUID identity = identity(engine);
    Path file = directory.identityFile();
    if (Files.exists(file)) {
      UUID beside = uuid(file);
      if (!beside.equals(identity)) {
        throw new StoreMixedUp(file.toString(), beside, identity);
      }
    } else {
      DurableFile.write(file, identity + "\n");
    }
    if (found < number) {
      upgrade(directory, engine, found);
    }
    DurableFile.write(directory.formatFile(), number + "\n");
    return identity;
  }

  /// An empty database where there was a full one: it must not be taken for a new store.
  private static StoreCorrupted missing(StoreDirectory directory) {
    return new StoreCorrupted(
        directory.database().toString(),
        "the data of the store "
            + uuid(directory.identityFile())
            + " are missing: "
            + directory.database());
  }

  private UUID create(StoreDirectory directory, Engine engine) {
    UUID identity = UUID.randomUUID();
    var batch = new BatchBuffer(64);
    int meta = engine.column(Table.META);
    batch.put(meta, Keys.metaIdentity(), new ByteSink(16).uuid(identity).copy());
    batch.put(meta, Keys.metaFormat(), new ByteSink(4).u32(number).copy());
    write(engine, batch, directory);
    // The data before the files: a file without data means that data are missing.
    DurableFile.syncDirectory(directory.path());
    DurableFile.write(directory.formatFile(), number + "\n");
    DurableFile.write(directory.identityFile(), identity + "\n");
    Path parent = directory.path().toAbsolutePath().getParent();
    if (parent != null) {
      DurableFile.syncDirectory(parent);
    }
    return identity;
  }

  private void upgrade(StoreDirectory directory, Engine engine, int found) {
    Path kept = directory.path().resolve("before-format-" + number + "-was-" + found);
    if (Files.exists(kept)) {
      LOG.info(
          "the upgrade from format {} to {} goes on; the old data are in {}", found, number, kept);
    } else {
      engine.checkpoint(kept);
      LOG.info(
          "the store is upgraded from format {} to {}; the old data are kept in {}",
          found,
          number,
          kept);
    }
    int at = found;
    for (Step step : steps) {
      if (step.from == at) {
        step.change.accept(engine);
        at++;
        var batch = new BatchBuffer(64);
        batch.put(engine.column(Table.META), Keys.metaFormat(), new ByteSink(4).u32(at).copy());
        write(engine, batch, directory);
      }
    }
    if (at != number) {
      throw new StoreCorrupted(
          directory.path().toString(), "no way is known from format " + at + " to " + number);
    }
    LOG.info("the store has format {} now", number);
  }

  private void refuseNewer(StoreDirectory directory, int found) {
    if (found > number) {
      throw new StoreTooNew(directory.path().toString(), found, number);
    }
  }

  private static UUID identity(Engine engine) {
    byte[] bytes = engine.get(Table.META, Keys.metaIdentity());
    if (bytes == null) {
      throw new StoreCorrupted(Table.META.label(), "the store does not know which one it is");
    }
    return new ByteSource(Table.META, bytes).uuid();
  }

  private static void write(Engine engine, BatchBuffer batch, StoreDirectory directory) {
    try {
      engine.write(batch.bytes());
    } catch (RocksDBException e) {
      throw Failures.of(e, directory.database());
    }
  }

  private static int number(Path file) {
    try {
      return Integer.parseInt(line(file));
    } catch (NumberFormatException e) {
      throw new StoreCorrupted(file.toString(), "no number of a format in " + file, e);
    }
  }

  private static UUID uuid(Path file) {
    try {
      return UUID.fromString(line(file));
    } catch (IllegalArgumentException e) {
      throw new StoreCorrupted(file.toString(), "no identity of a store in " + file, e);
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new StoreUnreadable(file.toString(), "cannot read " + file, e);
    }
  }
}
