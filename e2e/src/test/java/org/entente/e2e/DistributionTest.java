package org.entente.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people unpack runs with a JDK alone.
final class DistributionTest {
  @TempDir static Path folder;

  private static Distribution distribution;

  @BeforeAll
  static void unpack() throws IOException {
    distribution = Distribution.in(folder);
  }

  @AfterEach
  void never_calls_maven() {
    assertThat(distribution.maven()).doesNotExist();
  }

  @Test
  void says_its_version() {
    Ended ended = distribution.program().run("--version");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).matches("entente [0-9]\\S*\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void the_first_demo_prepares_faster_starts_which_later_ones_have() {
    Entente program = distribution.programWithCache();
    Ended first = program.run("demo", "--once");
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("sample.json", "https://127.0.0.1:", "curl --cacert");
    assertThat(first.err()).contains("once");
    Path lib = distribution.launcher().resolveSibling("../lib").normalize();
    assertThat(lib.resolve("entente.aot")).isNotEmptyFile();

    Ended second = program.run("init", folder.resolve("node"));
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.err()).doesNotContain("once …");
  }

  @Test
  void a_demo_stays_until_it_is_stopped_and_leaves_nothing_behind() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Entente program =
        distribution.program().with("ENTENTE_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    try (Running demo = program.start("demo")) {
      demo.awaitLine("  curl --cacert ");
      demo.signal("INT");
      Ended ended = demo.ended();
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(ended.err()).doesNotContain("entente: ");
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("entente-demo-")))
          .isEmpty();
    }
  }
}
