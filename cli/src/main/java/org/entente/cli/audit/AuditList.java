package org.entente.cli.audit;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.GivenTime;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Screen;
import org.entente.exchange.audit.AuditRecord;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente audit list`: one record a line, oldest first, as they come.
@Command(name = "list")
final class AuditList implements Verb {
  @Option(names = "--account", paramLabel = "NAME")
  private @Nullable String account;

  @Option(names = "--verb", paramLabel = "VERB", completionCandidates = Verbs.class)
  private @Nullable String verb;

  @Option(names = "--action", paramLabel = "ACTION")
  private @Nullable String action;

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private @Nullable String collection;

  @Option(names = "--object", paramLabel = "ID")
  private @Nullable String object;

  @Option(names = "--outcome", paramLabel = "ok|CODE")
  private @Nullable String outcome;

  @Option(names = "--since", paramLabel = "TIME")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME")
  private @Nullable String until;

  @Option(names = "--after", paramLabel = "NUMBER")
  private @Nullable Long after;

  @Option(names = "--limit", paramLabel = "NUMBER")
  private @Nullable Long limit;

  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Route route =
        Route.of("audit")
            .with("account", Optional.ofNullable(account))
            .with("verb", Optional.ofNullable(verb))
            .with("action", Optional.ofNullable(action))
            .with("collection", Optional.ofNullable(collection))
            .with("object", Optional.ofNullable(object))
            .with("outcome", Optional.ofNullable(outcome))
            .with("since", GivenTime.of("--since", since))
            .with("until", GivenTime.of("--until", until))
            .with("after", Optional.ofNullable(after).map(String::valueOf))
            .with("limit", Optional.ofNullable(limit).map(String::valueOf));
    try (var link = session.link(words)) {
      link.lines(route, line -> show(session, line));
    }
    return ExitStatus.DONE;
  }

  private static void show(Session session, JsonObject entry) {
    Screen out = session.out();
    if (session.json()) {
      out.json(entry);
      return;
    }
    out.own(
        String.format(
            Locale.ROOT,
            "%8s  %-24s  %-16s  %-14s  %-24s  %-10s  %6s  %s%n",
            Answers.text(entry, "number"),
            Answers.text(entry, "time"),
            out.shown(Answers.text(entry, "account")),
            Answers.text(entry, "verb"),
            Answers.text(entry, "action"),
            Answers.text(entry, "outcome"),
            Answers.text(entry, "count"),
            out.shown(what(entry))));
  }

  /// What was touched, and why, as far as it was stated.
  private static String what(JsonObject entry) {
    var parts =
        Stream.of("target", "ids", "origin", "purpose", "reason", "errorId")
            .map(member -> Answers.text(entry, member))
            .filter(text -> !text.equals("-"))
            .toList();
    return String.join("  ", parts);
  }

  /// The kinds of processing.
  static final class Verbs implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(AuditRecord.Verb.values())
          .map(verb -> verb.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }
}
