package org.entente.cli.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.cli.link.Answers;
import org.entente.cli.terminal.Columns;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;

/// Shows a list: to a person as a table, to a program as JSON lines.
public final class Listing {
  private Listing() {}

  /// @param columns the members to show, each under the heading `column-MEMBER` of the catalogue
  public static void show(Session session, List<JsonObject> items, String... columns) {
    Screen out = session.out();
    if (session.json()) {
      items.forEach(out::json);
      return;
    }
    if (items.isEmpty()) {
      session.err().say(Style.FAINT, Sentence.of("list-empty"));
      return;
    }
    var headings =
        Stream.of(columns).map(column -> out.rendered(Sentence.of("column-" + column))).toList();
    var rows =
        items.stream()
            .map(item ->
                Stream.of(columns)
                    .map(column -> out.shown(Answers.text(item, column)))
                    .collect(Collectors.toList()))
            .toList();
    var lines = Columns.table(headings, rows);
    out.own(out.styled(Style.STRONG, lines.getFirst()) + '\n');
    lines.stream().skip(1).forEach(line -> out.own(line + '\n'));
  }
}
