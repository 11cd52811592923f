package org.entente.cli.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValueLinesTest {
  @Test
  void a_line_is_a_value_whatever_ends_it() throws IOException {
    assertThat(all("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
    assertThat(all("a\n")).containsExactly("a");
    assertThat(all("\n")).containsExactly("");
    assertThat(all("")).isEmpty();
    assertThat(all("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
  }

  @Test
  void a_line_that_is_too_long_is_cut_and_the_next_is_whole() throws IOException {
    String most = "x".repeat(ValueLines.LINE_BYTES_MAX);
    assertThat(all(most + "\nb")).containsExactly(most, "b");
    assertThat(all(most + "y".repeat(300_000) + "\nb")).containsExactly(most, "b");
  }

  @Test
  void what_is_no_text_becomes_the_sign_for_it() throws IOException {
    var lines = new ValueLines(new ByteArrayInputStream(new byte[] {(byte) 0xff, '\n', 'a'}));
    assertThat(lines.next()).containsExactly("\uFFFD", "a");
  }

  @Test
  void a_batch_is_bounded_in_lines_and_bytes() throws IOException {
    String many = "a\n".repeat(ValueLines.BATCH_LINES_MAX + 1);
    var lines = lines(many);
    assertThat(lines.next()).hasSize(ValueLines.BATCH_LINES_MAX);
    assertThat(lines.next()).hasSize(1);
    assertThat(lines.next()).isEmpty();
    String large = ("x".repeat(1_023) + "\n").repeat(200);
    int first = lines(large).next().size();
    assertThat(first).isBetween(128, 130);
    assertThat(all(large)).hasSize(200);
  }

  private static ValueLines lines(String text) {
    return new ValueLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> all(String text) throws IOException {
    var all = new ArrayList<String>();
    var lines = lines(text);
    for (List<String> batch = lines.next(); !batch.isEmpty(); batch = lines.next()) {
      all.addAll(batch);
    }
    return all;
  }
}
