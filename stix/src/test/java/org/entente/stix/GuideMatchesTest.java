package org.entente.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The guide shows exactly what [GuideTest] runs.
class GuideMatchesTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("( *)// region: [a-z-]+\n(.*?) *// end\n", Pattern.DOTALL);

  @Test
  void every_java_block_of_the_guide_is_a_region_of_the_test_and_the_other_way_round()
      throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "stix-library.md"));
    String source =
        Files.readString(
            Path.of("src", "test", "java", "org", "entente", "stix", "GuideTest.java"));
    var shown = new ArrayList<String>();
    var blocks = BLOCK.matcher(guide);
    while (blocks.find()) {
      shown.add(blocks.group(1));
    }
    var run = new ArrayList<String>();
    var regions = REGION.matcher(source);
    while (regions.find()) {
      run.add(unindented(regions.group(2), regions.group(1)));
    }
    assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(run);
  }

  private static String unindented(String text, String indentation) {
    List<String> lines =
        text.lines()
            .map(line -> line.isEmpty() ? line : line.substring(indentation.length()))
            .toList();
    return String.join("\n", lines) + "\n";
  }
}
