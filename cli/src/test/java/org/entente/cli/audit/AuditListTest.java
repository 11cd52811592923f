package org.entente.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entente.cli.TestNode;
import org.entente.cli.outcome.ExitStatus;
import org.entente.stix.json.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditListTest {
  @TempDir private Path folder;
  private TestNode node;

  @BeforeEach
  void start() {
    node = TestNode.quiet(folder);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void lists_who_did_what_in_order() {
    node.cli().run("user", "add", "siem");
    node.cli().run("user", "list");
    var numbers =
        node.cli()
            .run("audit", "list", "--json")
            .out()
            .lines()
            .map(line -> JsonReader.parseObject(line).get("number").toString())
            .map(Long::valueOf)
            .toList();
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(2).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void filters_narrow_the_list() {
    node.cli().run("user", "add", "siem");
    assertThat(node.cli().run("audit", "list", "--json", "--verb", "erasure").out()).isEmpty();
    assertThat(node.cli().run("audit", "list", "--json", "--limit", "1").out().lines()).hasSize(1);
    assertThat(node.cli().run("audit", "list", "--verb", "gossip").status())
        .isEqualTo(ExitStatus.MISUSED);
    assertThat(node.cli().run("audit", "list", "--since", "yesterday").status())
        .isEqualTo(ExitStatus.MISUSED);
    assertThat(node.cli().run("audit", "list", "--json", "--since", "2026-01-31").status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void people_read_a_record_a_line() {
    node.cli().run("user", "add", "siem");
    assertThat(node.cli().run("audit", "list").out().lines())
        .anySatisfy(line -> assertThat(line).contains("administration").contains("siem"));
  }
}
