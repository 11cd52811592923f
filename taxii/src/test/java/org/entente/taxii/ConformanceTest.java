package org.entente.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The conformance table says nothing about tests that do not exist.
class ConformanceTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
  private static final List<String> WITHOUT_TEST = List.of("does not apply", "the rows of §8.5");

  record Row(String section, String binds, String requirement, String how, String shown) {}

  static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (String line :
        Files.readAllLines(PROJECT.resolve(Path.of("docs", "conformance", "taxii-2.1.md")))) {
      if (line.startsWith("| ") && !line.startsWith("| §")) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
        rows.add(new Row(cells[0], cells[1], cells[2], cells[3], cells[4]));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_requirement_is_shown_by_tests_that_exist(Row row) throws IOException {
    var missing = new ArrayList<String>();
    var named = NAMED.matcher(row.shown());
    int count = 0;
    while (named.find()) {
      count++;
      boolean shown = false;
      for (Path source : Sources.TESTS.getOrDefault(named.group(1), List.of())) {
        shown |= Files.readString(source).contains("void " + named.group(2) + "(");
      }
      if (!shown) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    if (count == 0) {
      assertThat(WITHOUT_TEST).contains(row.shown());
    }
  }

  @Test
  void every_section_with_requirements_has_rows() throws IOException {
    assertThat(rows().stream().map(row -> row.section().split(",")[0]).distinct())
        .contains(
            "2", "3.1", "3.2", "3.3", "3.4", "3.4.1", "3.6.1", "3.7", "3.8", "3.9", "4.1.1", "4.2",
            "4.2.1", "4.3", "4.3.1", "5.1", "5.1.1", "5.2", "5.2.1", "5.3", "5.3.1", "5.4", "5.5",
            "5.6", "5.7", "5.8", "5.8.1", "7.1.1", "8.1.1", "8.2.1", "8.2.2", "8.3.1", "8.4.1",
            "8.4.2", "8.5.1", "8.5.2", "B");
    assertThat(rows()).allMatch(row -> List.of("server", "client", "both").contains(row.binds()));
  }

  /// Test classes of the whole project by their names; packages apart, two may share one.
  private static final class Sources {
    static final Map<String, List<Path>> TESTS = find();

    private static Map<String, List<Path>> find() {
      var found = new TreeMap<String, List<Path>>();
      try (Stream<Path> modules = Files.list(PROJECT)) {
        for (Path module : modules.toList()) {
          Path tests = module.resolve(Path.of("src", "test", "java"));
          if (Files.isDirectory(tests)) {
            try (Stream<Path> files = Files.walk(tests)) {
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .forEach(file ->
                      found
                          .computeIfAbsent(
                              file.getFileName().toString().replace(".java", ""),
                              name -> new ArrayList<>())
                          .add(file));
            }
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return found;
    }
  }
}
