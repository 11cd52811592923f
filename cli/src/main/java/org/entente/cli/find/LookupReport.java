package org.entente.cli.find;

import java.util.ArrayList;
import java.util.List;
import org.entente.cli.link.Answers;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Session;
import org.entente.cli.terminal.Columns;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;

/// Shows what looking up found: to a program every answer, to a person a table for each value that
/// is known here. For one thread.
final class LookupReport {
  private static final List<String> COLUMNS =
      List.of("type", "id", "name", "collectionName", "tlp", "note");

  private final Session session;
  private final boolean tellsMisses;
  private long answered;
  private long found;
  private long refused;

  /// @param tellsMisses whether a person wants to hear of each value that is not known
  LookupReport(Session session, boolean tellsMisses) {
    this.session = session;
    this.tellsMisses = tellsMisses;
  }

  long answered() {
    return answered;
  }

  void take(JsonObject answer) {
    answered++;
    JsonObject error = answer.object("error");
    var matches = Answers.items(answer, "matches");
    if (error != null) {
      refused++;
    } else if (!matches.isEmpty()) {
      found++;
    }
    if (session.json()) {
      session.out().json(answer);
    } else if (error != null) {
      session
          .err()
          .say(
              Style.BAD,
              Sentence.of(
                  "lookup-refused",
                  answered,
                  Answers.text(error, "message"),
                  Answers.text(error, "code")));
    } else if (!matches.isEmpty()) {
      show(answer, matches);
    } else if (tellsMisses) {
      session.err().say(Style.FAINT, Sentence.of("lookup-nothing", Answers.text(answer, "value")));
    }
  }

  /// To be called after the last answer.
  void end() {
    if (!session.json() && answered > 1) {
      session.err().say(Sentence.of("lookup-summary", answered, found, refused));
    }
  }

  ExitStatus status(boolean nothingIsRefused) {
    return refused > 0 || (nothingIsRefused && found == 0) ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  private void show(JsonObject answer, List<JsonObject> matches) {
    Screen out = session.out();
    out.own(out.styled(Style.STRONG, out.shown(Answers.text(answer, "value"))) + '\n');
    var headings =
        COLUMNS.stream().map(column -> out.rendered(Sentence.of("column-" + column))).toList();
    var rows = new ArrayList<List<String>>();
    matches.forEach(match -> rows.add(row(out, match)));
    Columns.table(headings, rows).forEach(line -> out.own("  " + line.stripTrailing() + '\n'));
    if (Answers.isTrue(answer, "more")) {
      session
          .err()
          .say(
              Style.FAINT,
              Sentence.of("lookup-more", Answers.text(answer, "value"), (long) matches.size()));
    }
  }

  private static List<String> row(Screen out, JsonObject match) {
    return List.of(
        out.shown(Answers.text(match, "type")),
        out.shown(Answers.text(match, "id")),
        out.shown(Answers.text(match, "name")),
        out.shown(Answers.text(match, "collectionName")),
        out.shown(Answers.text(Answers.object(match, "handling"), "tlp")),
        note(out, match));
  }

  /// What must be known before anybody acts upon the match.
  private static String note(Screen out, JsonObject match) {
    if (Answers.isTrue(match, "revoked")) {
      return out.rendered(Sentence.of("lookup-note-revoked"));
    }
    if (!Answers.isTrue(match, "current")) {
      return out.rendered(Sentence.of("lookup-note-superseded"));
    }
    return Answers.string(match, "kind").equals("network")
        ? out.shown(Answers.text(match, "value"))
        : "";
  }
}
