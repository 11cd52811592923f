package org.entente.cli.node;

import java.nio.file.Path;
import java.util.Locale;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.server.doctor.DoctorCode.Weight;
import org.entente.server.doctor.Examination;
import org.entente.server.doctor.Finding;
import org.entente.server.log.Logging;
import org.entente.server.refusal.NodeRefusal;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente doctor`: 0 when the node is whole, 1 when something was found, 3 when it could not
/// look.
@Command(name = "doctor")
public final class Doctor implements Verb {
  @Option(names = "--rebuild")
  private boolean rebuild;

  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Locale locale = session.terminal().messages().language().locale();
    Path directory = session.directory(words);
    Logging.silence();
    Examination examination;
    try (var progress = new Steps(session.terminal())) {
      var doctor =
          new org.entente.server.doctor.Doctor(directory, session.surroundings().clock(), progress);
      examination = rebuild ? doctor.rebuild() : doctor.examine();
    } catch (NodeRefusal refusal) {
      throw Refusals.of(refusal, locale);
    }
    if (session.json()) {
      session.out().json(json(examination, locale));
    } else {
      show(session.out(), examination, locale);
    }
    return examination.isWhole() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static JsonObject json(Examination examination, Locale locale) {
    return JsonObject.builder()
        .put("whole", examination.isWhole())
        .put("rebuilt", examination.rebuilt())
        .put("objects", examination.entries())
        .put("removals", examination.removals())
        .put("postings", examination.postings())
        .put("auditRecords", examination.auditRecords())
        .put(
            "findings",
            new JsonArray(
                examination.findings().stream()
                    .<JsonValue>map(finding -> json(finding, locale))
                    .toList()))
        .build();
  }

  private static JsonObject json(Finding finding, Locale locale) {
    return JsonObject.builder()
        .put("code", finding.code())
        .put("weight", finding.weight().label())
        .put("message", finding.message(locale))
        .put("where", finding.where())
        .put("hint", finding.hint(locale))
        .build();
  }

  private static void show(Screen out, Examination examination, Locale locale) {
    if (examination.rebuilt()) {
      out.say(Sentence.of("doctor-rebuilt"));
    }
    out.say(
        Sentence.of(
            "doctor-counts",
            examination.entries(),
            examination.removals(),
            examination.postings(),
            examination.auditRecords()));
    for (Finding finding : examination.findings()) {
      out.own(
          out.styled(
                  style(finding.weight()),
                  out.rendered(Sentence.of("doctor-" + finding.weight().label())))
              + ' '
              + finding.message(locale)
              + " ["
              + finding.code()
              + "]\n  "
              + finding.hint(locale)
              + '\n');
    }
    boolean whole = examination.isWhole();
    out.say(
        whole ? Style.GOOD : Style.BAD, Sentence.of(whole ? "doctor-whole" : "doctor-not-whole"));
  }

  private static Style style(Weight weight) {
    return switch (weight) {
      case DAMAGE -> Style.BAD;
      case WARNING -> Style.WARNING;
      case NOTE -> Style.FAINT;
    };
  }
}
