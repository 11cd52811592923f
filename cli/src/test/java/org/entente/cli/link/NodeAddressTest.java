package org.entente.cli.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.cli.outcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeAddressTest {
  private static final Path FOLDER = Path.of("/folder");

  @ParameterizedTest
  @CsvSource({
    "https://node.example.org, https://node.example.org/",
    "https://node.example.org:8443/taxii2/, https://node.example.org:8443/",
    "HTTPS://node.example.org:8443/x?y#z, https://node.example.org:8443/",
    "http://127.0.0.1:8080, http://127.0.0.1:8080/",
    "http://[::1]:8080/, http://[::1]:8080/",
    "http://localhost:8080, http://localhost:8080/"
  })
  void of_a_url_the_root_counts(String text, String root) {
    assertThat(NodeAddress.parse(text, FOLDER)).hasToString(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://node.example.org",
        "http://10.0.0.1:8443",
        "http://127.0.0.1.example.org/",
        "https://",
        "https://user:pass@node.example.org/",
        "https://node example.org/"
      })
  void a_url_that_would_give_secrets_away_or_is_none_is_refused(String text) {
    assertThatThrownBy(() -> NodeAddress.parse(text, FOLDER)).isInstanceOf(Failure.class);
  }

  @Test
  void anything_else_is_a_directory() {
    assertThat(NodeAddress.parse("مجلد", FOLDER))
        .isEqualTo(new NodeAddress.Directory(Path.of("/folder/مجلد")));
    assertThat(NodeAddress.parse("/srv/x", FOLDER))
        .isEqualTo(new NodeAddress.Directory(Path.of("/srv/x")));
  }

  @Test
  void a_directory_with_settings_looks_like_a_node(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("a"));
    assertThat(NodeAddress.looksLikeOne("a", folder)).isFalse();
    Files.createFile(folder.resolve("a/node.yaml"));
    assertThat(NodeAddress.looksLikeOne("a", folder)).isTrue();
    assertThat(NodeAddress.looksLikeOne("https://x", folder)).isTrue();
    assertThat(NodeAddress.looksLikeOne("a\0b", folder)).isFalse();
  }
}
