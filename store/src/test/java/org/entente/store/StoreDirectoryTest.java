package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may open a directory, and what is made of one that is not as it should be.
final class StoreDirectoryTest {
  @TempDir Path directory;

  @Test
  void refuses_a_second_opening_in_the_same_process() {
    try (RocksStore first = Stores.open(directory)) {
      assertThatExceptionOfType(StoreInUse.class)
          .isThrownBy(() -> Stores.open(directory))
          .satisfies(e -> assertThat(e.code()).isEqualTo("store-in-use"))
          .satisfies(e -> assertThat(e.path()).isEqualTo(directory.toString()));
      assertThat(first.committer().<String>commit(commit -> "goes on")).isEqualTo("goes on");
      // The refused one must not have let go of the first one's lock.
      assertThat(lockedElsewhere()).isTrue();
    }
    assertThat(lockedElsewhere()).isFalse();
    Stores.open(directory).close();
  }

  @Test
  void refuses_a_second_opening_by_another_name() throws IOException {
    Path link =
        Files.createSymbolicLink(
            directory.resolveSibling("link-" + directory.getFileName()), directory);
    try (RocksStore first = Stores.open(directory)) {
      assertThat(first).isNotNull();
      assertThatExceptionOfType(StoreInUse.class).isThrownBy(() -> Stores.open(link));
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void a_lock_ends_with_its_process_however_it_ends() throws Exception {
    try (var child = ChildJvm.start(HoldingChild.class, List.of(directory.toString()))) {
      child.awaitLine("held");
      assertThatExceptionOfType(StoreInUse.class).isThrownBy(() -> Stores.open(directory));
      child.kill();
    }
    Stores.open(directory).close();
  }

  /// Holds a store until it is killed.
  static final class HoldingChild {
    static void main(String[] args) throws InterruptedException {
      try (RocksStore store = Stores.open(Path.of(args[0]))) {
        System.out.println(store.identity() == null ? "" : "held");
        Thread.currentThread().join();
      }
    }
  }

  @Test
  void keeps_its_identity() {
    RocksStore first = Stores.open(directory);
    var identity = first.identity();
    first.close();
    try (RocksStore again = Stores.open(directory)) {
      assertThat(again.identity()).isEqualTo(identity);
      assertThat(directory.resolve("NODE-ID")).content().isEqualTo(identity + "\n");
    }
  }

  @Test
  void notices_data_of_another_store() throws IOException {
    Path other = directory.resolve("other");
    Stores.open(directory.resolve("one")).close();
    Stores.open(other).close();
    Files.copy(
        other.resolve("NODE-ID"),
        directory.resolve("one/NODE-ID"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatExceptionOfType(StoreMixedUp.class)
        .isThrownBy(() -> Stores.open(directory.resolve("one")))
        .satisfies(e -> assertThat(e.code()).isEqualTo("store-mixed-up"))
        .satisfies(e -> assertThat(e.beside()).isNotEqualTo(e.inside()))
        .satisfies(e -> assertThat(e.path()).endsWith("NODE-ID"));
  }

  @Test
  void notices_that_its_data_are_missing() throws IOException {
    Stores.open(directory).close();
    try (var files = Files.list(directory.resolve("data"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    assertThatExceptionOfType(StoreCorrupted.class)
        .isThrownBy(() -> Stores.open(directory))
        .withMessageContaining("missing");
  }

  @Test
  void writes_the_identity_again_when_a_crash_kept_it_from_being_written() throws IOException {
    RocksStore first = Stores.open(directory);
    first.close();
    Files.delete(directory.resolve("NODE-ID"));
    Files.delete(directory.resolve("FORMAT"));
    Stores.open(directory).close();
    assertThat(directory.resolve("NODE-ID")).content().isEqualTo(first.identity() + "\n");
    assertThat(directory.resolve("FORMAT")).content().isEqualTo("1\n");
  }

  @Test
  void refuses_what_is_no_identity() throws IOException {
    Stores.open(directory).close();
    Files.writeString(directory.resolve("NODE-ID"), "nonsense");
    assertThatExceptionOfType(StoreCorrupted.class)
        .isThrownBy(() -> Stores.open(directory))
        .satisfies(e -> assertThat(e.path()).endsWith("NODE-ID"));
  }

  @Test
  void says_which_directory_it_cannot_use() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "a file");
    assertThatExceptionOfType(StoreUnreadable.class)
        .isThrownBy(() -> Stores.open(file))
        .satisfies(e -> assertThat(e.code()).isEqualTo("store-unreadable"))
        .satisfies(e -> assertThat(e.path()).isEqualTo(file.toString()));
  }

  /// In another process, since this one may have loaded it from elsewhere long ago.
  @Test
  void leaves_nothing_of_the_native_library_behind() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    try (var child =
        ChildJvm.start(
            List.of(),
            List.of("-Djava.io.tmpdir=" + temporary),
            HoldingChild.class,
            List.of(directory.resolve("store").toString()))) {
      child.awaitLine("held");
      try (var files = Files.walk(directory)) {
        assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("rocksdbjni"));
      }
    }
  }

  /// Asks another process, since this one cannot see its own lock.
  private boolean lockedElsewhere() {
    try (var child = ChildJvm.start(LockingChild.class, List.of(directory.toString()))) {
      return child.awaitLine("").equals("locked");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static final class LockingChild {
    static void main(String[] args) {
      try (StoreDirectory held = StoreDirectory.hold(Path.of(args[0]))) {
        System.out.println(held.path() == null ? "" : "free");
      } catch (StoreInUse e) {
        System.out.println("locked");
      }
    }
  }
}
