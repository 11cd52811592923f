package org.entente.cli.stix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.entente.cli.content.Source;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Screen;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.Limits;
import org.entente.stix.StixReader;
import org.entente.stix.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente stix validate`: one document a file, or one a line with `--jsonl`.
@Command(name = "validate")
final class StixValidate implements Verb {
  /// Findings shown to a person one by one; more are only counted, by code.
  private static final int SHOWN_MAX = 20;

  @Option(names = "--jsonl")
  private boolean lines;

  @Override
  public Grammar words() {
    return Grammar.plain().maybe("FILE").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    List<String> files = words.values().isEmpty() ? List.of("-") : words.values();
    files.forEach(file -> Source.check(session, file));
    boolean valid = true;
    for (String file : files) {
      try (var source = Source.open(session, file)) {
        valid &= lines ? eachLine(session, source) : document(session, source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return valid ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static boolean eachLine(Session session, Source source) throws IOException {
    Locale locale = session.terminal().messages().language().locale();
    Screen out = session.out();
    var all = new boolean[] {true};
    Lines.each(
        source.unpacked(),
        line -> {
          var judgement = Judgement.of(StixReader.of(line, StixReader.Mode.ANY, Limits.DEFAULTS));
          all[0] &= judgement.isValid();
          out.json(judgement.json(locale));
        });
    return all[0];
  }

  private static boolean document(Session session, Source source) throws IOException {
    var judgement =
        Judgement.of(StixReader.of(source.unpacked(), StixReader.Mode.ANY, Limits.DEFAULTS));
    Locale locale = session.terminal().messages().language().locale();
    if (session.json()) {
      session.out().json(json(source.name(), judgement, locale));
    } else {
      show(session.out(), source.name(), judgement, locale);
    }
    return judgement.isValid();
  }

  private static JsonObject json(String file, Judgement judgement, Locale locale) {
    var json = JsonObject.builder().put("file", file).put("objects", judgement.objects());
    JsonObject verdict = judgement.json(locale);
    for (int i = 0; i < verdict.size(); i++) {
      json.put(verdict.name(i), verdict.value(i));
    }
    return json.put("errorCount", judgement.errorCount())
        .put("warningCount", judgement.warningCount())
        .build();
  }

  private static void show(Screen out, String file, Judgement judgement, Locale locale) {
    out.say(
        judgement.isValid() ? Style.GOOD : Style.BAD,
        Sentence.of(
            judgement.isValid() ? "stix-valid" : "stix-invalid",
            file,
            judgement.objects(),
            judgement.errorCount(),
            judgement.warningCount()));
    list(out, Style.BAD, "stix-error", judgement.errors(), locale);
    list(out, Style.WARNING, "stix-warning", judgement.warnings(), locale);
    if (judgement.errorCount() > SHOWN_MAX || judgement.warningCount() > SHOWN_MAX) {
      judgement
          .codes()
          .forEach(
              (code, count) -> out.indented(2, Style.FAINT, Sentence.of("stix-code", code, count)));
    }
  }

  private static void list(
      Screen out, Style style, String key, List<Judgement.Located> findings, Locale locale) {
    for (var located : findings.subList(0, Math.min(SHOWN_MAX, findings.size()))) {
      out.indented(
          2,
          style,
          Sentence.of(
              key,
              located.pointer().isEmpty() ? "/" : located.pointer(),
              located.finding().message(locale),
              located.finding().code(),
              located.finding().clause()));
    }
  }
}
