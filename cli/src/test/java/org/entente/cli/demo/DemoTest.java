package org.entente.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "ar"})
  void shows_a_node_at_work_in_every_language(String language) {
    var ended = TestNode.cliWithoutNode().run("demo", "--once", "--lang", language);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isEqualTo(ExitStatus.DONE);
    assertThat(ended.out())
        .contains("sample.json")
        .contains("https://127.0.0.1:")
        .contains("Collection ID:")
        .contains("curl --cacert");
  }

  @Test
  void a_file_that_is_not_there_is_told_before_anything_starts() {
    var ended = TestNode.cliWithoutNode().run("demo", "--once", "no-such-file.json");
    assertThat(ended.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("[file-not-found]");
  }
}
