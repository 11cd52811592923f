package org.entente.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Text in columns, by the width that characters have on a terminal.
public final class Columns {
  private static final int GAP = 2;
  private static final int TERM_WIDTH_MAX = 30;

  private Columns() {}

  /// A table: `rows` under `headings`, the last column as wide as it gets.
  public static List<String> table(List<String> headings, List<List<String>> rows) {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(headings.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    var lines = new ArrayList<String>();
    lines.add(line(headings, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  /// Terms on the left, what they mean on the right, wrapped to `width`.
  public static String definitions(List<Map.Entry<String, String>> entries, int width) {
    int terms =
        entries.stream()
            .mapToInt(entry -> width(entry.getKey()))
            .filter(length -> length <= TERM_WIDTH_MAX)
            .max()
            .orElse(TERM_WIDTH_MAX);
    String indent = " ".repeat(GAP + terms + GAP);
    var out = new StringBuilder();
    for (var entry : entries) {
      int used = width(entry.getKey());
      out.append(" ".repeat(GAP)).append(entry.getKey());
      if (used > terms) {
        out.append('\n').append(indent);
      } else {
        out.append(" ".repeat(terms - used + GAP));
      }
      out.append(String.join('\n' + indent, wrapped(entry.getValue(), width - indent.length())))
          .append('\n');
    }
    return out.toString();
  }

  /// `text` in lines of at most `width`, cut at spaces.
  public static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// How many cells `text` takes on a terminal: none for marks and controls, two for the wide
  /// characters of East Asia and for pictures.
  public static int width(CharSequence text) {
    return text.codePoints().map(Columns::cells).sum();
  }

  private static int cells(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  private static String line(List<String> cells, int[] widths) {
    var out = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      out.append(cells.get(i));
      if (i < widths.length - 1) {
        out.append(" ".repeat(widths[i] - width(cells.get(i)) + GAP));
      }
    }
    return out.toString();
  }
}
