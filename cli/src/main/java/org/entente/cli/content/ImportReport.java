package org.entente.cli.content;

import java.util.Set;
import org.entente.cli.link.Answers;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Session;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;

/// Tells a person what became of imported files, and a script by the exit status.
public final class ImportReport {
  private final Session session;
  private final boolean dryRun;
  private ExitStatus status = ExitStatus.DONE;

  public ImportReport(Session session, boolean dryRun) {
    this.session = session;
    this.dryRun = dryRun;
  }

  public ExitStatus status() {
    return status;
  }

  /// Tells all that there is to tell of one file.
  public void tell(Tally tally) {
    tellCounts(tally, Style.STRONG);
    tellRefusals(tally);
  }

  /// Tells the counts of one file, in one line; and what broke it, if something did.
  public void tellCounts(Tally tally, Style style) {
    status = worse(status, statusOf(tally));
    if (session.json()) {
      return;
    }
    Screen out = session.out();
    out.say(
        style,
        Sentence.of(
            dryRun ? "import-summary-dry-run" : "import-summary",
            tally.source(),
            tally.objects(),
            tally.stored(),
            tally.known(),
            tally.refused(),
            seconds(tally.millis()),
            rate(tally)));
    JsonObject error = tally.error();
    if (error != null) {
      broken(out, error);
    }
  }

  /// Tells what was refused, by code, with an example of each.
  public void tellRefusals(Tally tally) {
    if (!session.json()) {
      tally.codes().forEach((code, count) -> refusals(session.out(), tally, code, count));
    }
  }

  /// Whether the node, not the file, is why reading stopped, so that the next file would fare no
  /// better.
  static boolean hopeless(Tally tally) {
    return statusOf(tally) == ExitStatus.COULD_NOT;
  }

  private static void refusals(Screen out, Tally tally, String code, long count) {
    Set<String> sources = tally.sourcesOf(code);
    out.indented(
        2,
        Style.WARNING,
        sources.size() > 1
            ? Sentence.of("import-refused-in", count, code, (long) sources.size())
            : Sentence.of("import-refused", count, code));
    JsonObject first = tally.firstOf(code);
    if (first != null) {
      out.indented(4, Style.PLAIN, Sentence.of("verbatim", Answers.text(first, "message")));
      out.indented(4, Style.FAINT, example(first, sources));
    }
  }

  private static Sentence example(JsonObject refusal, Set<String> sources) {
    String id = Answers.text(refusal, "id");
    String where = Answers.text(refusal, "where");
    if (!sources.isEmpty()) {
      return Sentence.of(
          "import-example-in", where.equals("-") ? "/" : where, id, sources.iterator().next());
    }
    return where.equals("-")
        ? Sentence.of("import-example-id", id)
        : Sentence.of("import-example-where", where, id);
  }

  private static void broken(Screen out, JsonObject error) {
    out.indented(
        2,
        Style.BAD,
        Sentence.of("import-broken", Answers.text(error, "message"), Answers.text(error, "code")));
    if (error.string("where") != null) {
      out.indented(4, Style.PLAIN, Sentence.of("verbatim", Answers.text(error, "where")));
    }
    if (error.string("hint") != null) {
      out.indented(4, Style.PLAIN, Sentence.of("verbatim", Answers.text(error, "hint")));
    }
  }

  private static ExitStatus statusOf(Tally tally) {
    if (tally.error() != null) {
      return tally.failure().status();
    }
    return tally.refused() > 0 ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  private static ExitStatus worse(ExitStatus one, ExitStatus other) {
    return one.number() >= other.number() ? one : other;
  }

  private static String seconds(long millis) {
    String form = millis < 1000 ? "%.3f" : "%.1f";
    return String.format(java.util.Locale.ROOT, form, millis / 1000.0);
  }

  private static long rate(Tally tally) {
    return tally.millis() == 0 ? tally.objects() : tally.objects() * 1000 / tally.millis();
  }
}
