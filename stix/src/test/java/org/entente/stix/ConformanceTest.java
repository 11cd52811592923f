package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entente.stix.rules.Code;
import org.junit.jupiter.api.Test;

/// `docs/conformance/stix-2.1.md` says of every code what it is for, and how grave.
class ConformanceTest {
  private static final Pattern FINDING = Pattern.compile("(error|warning) `([a-z0-9-]+)`");

  @Test
  void names_every_code_with_its_severity_and_no_other() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "conformance", "stix-2.1.md"));
    var named = new TreeSet<String>();
    var findings = FINDING.matcher(page);
    while (findings.find()) {
      named.add(findings.group());
    }
    var expected = new TreeSet<String>();
    Arrays.stream(Code.values())
        .forEach(code ->
            expected.add(
                code.severity().name().toLowerCase(Locale.ROOT) + " `" + code.code() + "`"));
    assertThat(named).isEqualTo(expected);
  }

  /// Otherwise a rule could be there without anything that shows it.
  @Test
  void every_code_is_shown_by_a_case_or_by_a_test() throws IOException {
    var tests = new StringBuilder();
    try (var files = Files.walk(Path.of("src", "test"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".cases") || name.endsWith("Test.java")) {
          tests.append(Files.readString(file));
        }
      }
    }
    for (Code code : Code.values()) {
      assertThat(tests).as(code.code()).containsPattern("\\b" + code.code() + "\\b");
    }
  }
}
