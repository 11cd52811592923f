package org.entente.cli.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {
  @Test
  void splits_at_line_feeds_and_drops_carriage_returns_before_them() throws Exception {
    assertThat(lines("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
    assertThat(lines("a\n")).containsExactly("a");
    assertThat(lines("\n")).containsExactly("");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void lines_longer_than_the_buffer_stay_whole() throws Exception {
    String line = "x".repeat(700_000);
    assertThat(lines(line + "\n" + line)).containsExactly(line, line);
  }

  @Test
  void a_line_at_the_limit_is_kept_and_one_beyond_is_cut() throws Exception {
    for (int beyond : new int[] {0, 1, 1_000_000}) {
      var lengths = new ArrayList<Integer>();
      Lines.each(endlessLine(Lines.LINE_BYTES_MAX + beyond), line -> lengths.add(line.length));
      assertThat(lengths).containsExactly(Lines.LINE_BYTES_MAX, 1);
    }
  }

  private static List<String> lines(String text) throws Exception {
    var lines = new ArrayList<String>();
    Lines.each(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    return lines;
  }

  private static InputStream endlessLine(int length) {
    return new java.io.SequenceInputStream(
        new InputStream() {
          private int left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int most) {
            if (left == 0) {
              return -1;
            }
            int count = Math.min(left, most);
            java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
          }
        },
        new ByteArrayInputStream(new byte[] {'\n', 'y'}));
  }
}
