package org.entente.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.entente.server.config.NodeDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSocketTest {
  @TempDir Path folder;

  @Test
  void a_short_directory_holds_its_socket_itself() throws IOException {
    var directory = directory("node");
    try (LocalSocket socket = LocalSocket.prepare(directory)) {
      assertThat(socket.path()).isEqualTo(directory.root().resolve("admin.sock"));
      assertThat(LocalSocket.find(directory.root())).isEmpty();
      Files.createFile(socket.path());
      assertThat(LocalSocket.find(directory.root())).contains(socket.path());
    }
    assertThat(LocalSocket.find(directory.root())).isEmpty();
  }

  @Test
  @SuppressWarnings("try") // what closing leaves behind is looked at
  void a_path_at_the_bound_is_used_and_a_longer_one_is_not() throws IOException {
    int taken = folder.toString().getBytes(StandardCharsets.UTF_8).length + "//admin.sock".length();
    var atTheBound = directory("x".repeat(LocalSocket.PATH_BYTES_MAX - taken));
    var beyond = directory("y".repeat(LocalSocket.PATH_BYTES_MAX - taken + 1));

    try (LocalSocket near = LocalSocket.prepare(atTheBound);
        LocalSocket far = LocalSocket.prepare(beyond)) {
      assertThat(near.path().toString().getBytes(StandardCharsets.UTF_8))
          .hasSize(LocalSocket.PATH_BYTES_MAX);
      assertThat(far.path()).doesNotExist();
      assertThat(far.path().startsWith(beyond.root())).isFalse();
      Path private_ = far.path().getParent();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(private_)))
          .isEqualTo("rwx------");
      Files.createFile(far.path());
      assertThat(LocalSocket.find(beyond.root())).contains(far.path());
      far.close();
      assertThat(private_).doesNotExist();
      assertThat(LocalSocket.find(beyond.root())).isEmpty();
    }
  }

  @Test
  void arabic_names_count_in_bytes() throws IOException {
    var directory = directory("عقدة".repeat(12));
    try (LocalSocket socket = LocalSocket.prepare(directory)) {
      assertThat(socket.path().toString().getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(LocalSocket.PATH_BYTES_MAX);
      Files.createFile(socket.path());
      assertThat(LocalSocket.find(directory.root())).contains(socket.path());
    }
  }

  @Test
  void what_a_crash_left_behind_is_removed() throws IOException {
    var directory = directory("z".repeat(120));
    LocalSocket before = LocalSocket.prepare(directory);
    Files.createFile(before.path());
    Files.createFile(directory.root().resolve("admin.sock"));

    try (LocalSocket after = LocalSocket.prepare(directory)) {
      assertThat(before.path().getParent()).doesNotExist();
      assertThat(directory.root().resolve("admin.sock")).doesNotExist();
      assertThat(after.path()).isNotEqualTo(before.path());
    }
  }

  @Test
  void a_folder_that_others_may_enter_is_not_trusted() throws IOException {
    var directory = directory("w".repeat(120));
    try (LocalSocket socket = LocalSocket.prepare(directory)) {
      Files.createFile(socket.path());
      Files.setPosixFilePermissions(
          socket.path().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

      assertThatThrownBy(() -> LocalSocket.find(directory.root())).isInstanceOf(IOException.class);
    }
  }

  private NodeDirectory directory(String name) throws IOException {
    Path root = folder.resolve(name);
    NodeDirectory.createFolder(root);
    return new NodeDirectory(root);
  }
}
