package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.handling.Ceiling;
import org.entente.testkit.FakeClock;
import org.entente.testkit.Samples;
import org.entente.testkit.SpacesAside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/// How stores of other formats are met. A later version of the software is played by a format with
/// a higher number, whose step renames what a kind of document is called.
final class StoreFormatTest {
  private final Samples samples = new Samples(5);

  @TempDir Path directory;

  @Test
  void refuses_a_newer_store_and_says_both_numbers() {
    open(new StoreFormat(3, List.of())).close();
    assertThatExceptionOfType(StoreTooNew.class)
        .isThrownBy(() -> Stores.open(directory))
        .satisfies(e -> assertThat(e.code()).isEqualTo("store-too-new"))
        .satisfies(e -> assertThat(e.found()).isEqualTo(3))
        .satisfies(e -> assertThat(e.known()).isEqualTo(1));
  }

  @Test
  void refuses_a_newer_store_without_touching_its_data() throws IOException {
    open(new StoreFormat(3, List.of())).close();
    List<String> before = dataFiles();
    assertThatThrownBy(() -> Stores.open(directory)).isInstanceOf(StoreTooNew.class);
    assertThat(dataFiles()).isEqualTo(before);
  }

  @Test
  void refuses_newer_data_even_if_the_file_beside_is_lost() throws IOException {
    open(new StoreFormat(3, List.of())).close();
    Files.delete(directory.resolve("FORMAT"));
    assertThatThrownBy(() -> Stores.open(directory)).isInstanceOf(StoreTooNew.class);
  }

  @Test
  void refuses_what_is_no_number() throws IOException {
    Stores.open(directory).close();
    Files.writeString(directory.resolve("FORMAT"), "one");
    assertThatExceptionOfType(StoreCorrupted.class)
        .isThrownBy(() -> Stores.open(directory))
        .satisfies(e -> assertThat(e.path()).endsWith("FORMAT"));
  }

  @Test
  void upgrades_an_older_store_step_by_step_and_keeps_what_it_was() {
    fill();
    var second = new StoreFormat.Step(1, engine -> put(engine, "step", "one to two"));
    var third =
        new StoreFormat.Step(
            2,
            engine -> {
              assertThat(engine.get(Table.META, key("step"))).isNotNull();
              IndexRebuild.run(engine, _ -> {});
            });
    try (RocksStore upgraded = open(new StoreFormat(3, List.of(second, third)))) {
      assertThat(entries(upgraded)).isEqualTo(20);
      assertThat(upgraded.check().findings()).isEmpty();
    }
    assertThat(directory.resolve("FORMAT")).content().isEqualTo("3\n");

    // The checkpoint is a store of the old format.
    Path kept = directory.resolve("before-format-3-was-1");
    try (Engine old = Engine.open(kept, Stores.OPTIONS)) {
      assertThat(old.get(Table.META, Keys.metaFormat())).isEqualTo(new byte[] {0, 0, 0, 1});
      assertThat(old.get(Table.META, key("step"))).isNull();
    }
  }

  @Test
  void an_upgrade_that_was_interrupted_goes_on_where_it_was() {
    fill();
    var runs = new AtomicInteger();
    var second = new StoreFormat.Step(1, engine -> runs.incrementAndGet());
    var failing =
        new StoreFormat.Step(
            2,
            engine -> {
              throw new IllegalStateException("the power went");
            });
    assertThatThrownBy(() -> open(new StoreFormat(3, List.of(second, failing))))
        .hasMessage("the power went");
    var third = new StoreFormat.Step(2, engine -> runs.addAndGet(10));
    try (RocksStore upgraded = open(new StoreFormat(3, List.of(second, third)))) {
      assertThat(entries(upgraded)).isEqualTo(20);
    }
    assertThat(runs).as("the first step ran once, the second once").hasValue(11);
    assertThat(directory.resolve("before-format-3-was-1")).exists();
  }

  @Test
  void does_not_open_what_it_cannot_upgrade() {
    fill();
    assertThatExceptionOfType(StoreCorrupted.class)
        .isThrownBy(() -> open(new StoreFormat(2, List.of())))
        .withMessageContaining("no way is known");
  }

  private void fill() {
    try (RocksStore store = Stores.open(directory)) {
      Stores.append(
          store,
          Stores.HERE,
          java.util.stream.Stream.generate(samples::indicator).limit(20).toList());
    }
  }

  private RocksStore open(StoreFormat format) {
    return RocksStore.open(
        directory,
        Stores.OPTIONS,
        new FakeClock(),
        new SpacesAside(),
        Surroundings.REAL.withFormat(format));
  }

  private static int entries(RocksStore store) {
    return store
        .collections()
        .page(Stores.HERE, Selection.LATEST, Ceiling.ALL, Position.START, Stores.AMPLE)
        .entries()
        .size();
  }

  private static byte[] key(String name) {
    return ("~" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void put(Engine engine, String name, String value) {
    var batch = new BatchBuffer(64);
    batch.put(
        engine.column(Table.META),
        key(name),
        value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try {
      engine.write(batch.bytes());
    } catch (RocksDBException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> dataFiles() throws IOException {
    try (var files = Files.list(directory.resolve("data"))) {
      return files.map(file -> file + " " + file.toFile().length()).sorted().toList();
    }
  }
}
