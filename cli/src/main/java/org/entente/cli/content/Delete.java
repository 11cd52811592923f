package org.entente.cli.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente delete`: shows what would go and how much, asks, deletes. An id that is not there ends
/// it before anything is deleted.
@Command(name = "delete")
public final class Delete implements Verb {
  /// Ids shown one by one before the question; more are only counted.
  private static final int SHOWN_MAX = 20;

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private @Nullable String collection;

  @Option(names = "--version", paramLabel = "TIME|first|last|all")
  private @Nullable String version;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Override
  public Grammar words() {
    return Grammar.node("ID").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    List<String> ids = words.from(0);
    try (var link = session.link(words)) {
      var foreseen = removed(link, ids, true);
      if (!dryRun) {
        ask(session, foreseen);
      }
      var answers = dryRun ? foreseen : removed(link, ids, false);
      for (JsonObject answer : answers) {
        if (session.json()) {
          session.out().json(answer);
        }
      }
      if (!session.json()) {
        session
            .err()
            .say(
                Sentence.of(
                    dryRun ? "delete-would" : "deleted", versions(answers), (long) ids.size()));
      }
    }
    return ExitStatus.DONE;
  }

  private List<JsonObject> removed(NodeLink link, List<String> ids, boolean foresee) {
    var answers = new ArrayList<JsonObject>();
    for (String id : ids) {
      Route route =
          Route.of("objects", id)
              .with("version", Optional.ofNullable(version))
              .with("collection", Optional.ofNullable(collection));
      answers.add(link.delete(foresee ? route.with("dry-run", "true") : route));
    }
    return answers;
  }

  private void ask(Session session, List<JsonObject> foreseen) {
    if (!yes) {
      foreseen.stream().limit(SHOWN_MAX).forEach(answer -> show(session, answer));
      if (foreseen.size() > SHOWN_MAX) {
        session.err().say(Sentence.of("delete-more", (long) foreseen.size() - SHOWN_MAX));
      }
    }
    session.confirm(
        yes, Sentence.of("delete-question", versions(foreseen), (long) foreseen.size()));
  }

  private static void show(Session session, JsonObject answer) {
    var removed = Answers.items(answer, "removed");
    String collections =
        removed.stream()
            .map(item -> Answers.text(item, "collectionName"))
            .distinct()
            .collect(Collectors.joining(", "));
    session
        .err()
        .say(
            Sentence.of(
                "delete-item", Answers.text(answer, "id"), (long) removed.size(), collections));
  }

  private static long versions(List<JsonObject> answers) {
    return answers.stream().mapToLong(answer -> Answers.items(answer, "removed").size()).sum();
  }
}
