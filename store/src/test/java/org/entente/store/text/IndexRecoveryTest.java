package org.entente.store.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.store.text.TextWorld.named;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.entente.testkit.MemoryStore;
import org.entente.testkit.SpacesAside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to the directory of the index, what is found is the same in the end.
final class IndexRecoveryTest {
  @TempDir Path temporary;
  private TextWorld world;

  @BeforeEach
  void open() {
    world = new TextWorld(temporary.resolve("text"));
    world.add(named(1, "one heron")).add(named(2, "two heron"));
    world.caughtUp();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void goes_on_where_it_was_closed() throws IOException {
    world.index.close();
    List<String> before = files();
    world.reopen();
    world.caughtUp();
    assertThat(world.find("heron")).containsExactly("two heron", "one heron");
    assertThat(files()).containsAll(before);
  }

  @Test
  void is_made_anew_when_it_is_missing() throws IOException {
    world.index.close();
    delete();
    world.reopen();
    assertThat(world.find("heron")).containsExactly("two heron", "one heron");
  }

  @Test
  void goes_back_to_its_last_commit_after_a_power_cut() throws IOException {
    world.index.close();
    Path kept = copied("kept");
    world.reopen();
    world.add(named(3, "three heron"));
    world.remove(
        TextWorld.id("malware", 1), org.entente.exchange.collection.Selection.Versions.ALL);
    world.caughtUp();
    world.index.close();
    delete();
    copy(kept, world.folder);
    world.reopen();
    assertThat(world.find("heron")).containsExactly("three heron", "two heron");
  }

  @Test
  void is_made_anew_for_another_store() {
    world.index.close();
    world.store = new MemoryStore(world.clock, new SpacesAside());
    world.add(named(9, "foreign heron"));
    world.reopen();
    assertThat(world.find("heron")).containsExactly("foreign heron");
  }

  @Test
  void is_made_anew_when_it_is_ahead_of_its_store() throws IOException {
    var earlier = ((MemoryStore) world.store).reopened();
    world.store = earlier;
    world.clock.move(java.time.Duration.ofMinutes(1));
    world.reopen();
    world.add(named(3, "lost heron"));
    world.caughtUp();
    world.index.close();
    Path ahead = copied("ahead");
    // A store of the same identity that never saw the third: the clock stands for its past.
    world.store = rewound(earlier);
    delete();
    copy(ahead, world.folder);
    world.reopen();
    assertThat(world.find("heron")).containsExactly("two heron", "one heron");
  }

  static Stream<Wound> wounds() {
    return Stream.of(
        new Wound("emptied", 0, false),
        new Wound("cut in half", 2, false),
        new Wound("with a bit turned", 2, true));
  }

  /// Every file in turn, whatever it is for.
  @ParameterizedTest
  @MethodSource("wounds")
  void is_made_anew_when_a_file_is_damaged(Wound wound) throws IOException {
    world.index.close();
    Path sound = copied("sound");
    for (String file : files()) {
      if (file.equals("write.lock")) {
        continue;
      }
      delete();
      copy(sound, world.folder);
      wound.inflict(world.folder.resolve(file));
      world.reopen();
      assertThat(world.find("heron")).as(file).containsExactly("two heron", "one heron");
      world.index.close();
    }
    world.reopen();
  }

  @Test
  void a_directory_that_cannot_be_used_does_not_hinder_opening() throws IOException {
    world.index.close();
    delete();
    Files.writeString(world.folder, "a file in its place");
    world.reopen();
    world.index.close();
    Files.delete(world.folder);
    world.reopen();
    assertThat(world.find("heron")).hasSize(2);
  }

  private MemoryStore rewound(MemoryStore store) {
    store.committer();
    var again = store.reopened();
    again
        .committer()
        .commit(commit ->
            commit.remove(
                TextWorld.COLLECTION,
                TextWorld.id("malware", 3),
                org.entente.exchange.collection.Selection.Versions.ALL,
                org.entente.exchange.handling.Ceiling.ALL,
                "account:alice"));
    return again;
  }

  private Path copied(String name) throws IOException {
    Path copy = temporary.resolve(name);
    copy(world.folder, copy);
    return copy;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : list(from)) {
      Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void delete() throws IOException {
    for (Path file : list(world.folder)) {
      Files.delete(file);
    }
    Files.delete(world.folder);
  }

  private List<String> files() throws IOException {
    return list(world.folder).stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  record Wound(String name, int keptParts, boolean turned) {
    void inflict(Path file) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long at = keptParts == 0 ? 0 : channel.size() / keptParts;
        if (!turned) {
          channel.truncate(at);
          return;
        }
        var one = java.nio.ByteBuffer.allocate(1);
        channel.read(one, at);
        one.put(0, (byte) (one.get(0) ^ 0x10)).rewind();
        channel.write(one, at);
      }
    }
  }
}
