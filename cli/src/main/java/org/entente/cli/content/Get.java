package org.entente.cli.content;

import java.util.LinkedHashSet;
import java.util.Optional;
import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente get`: one object, each distinct version of it on a line of its own. Where it stands,
/// and under which handling, goes to standard error.
@Command(name = "get")
public final class Get implements Verb {
  @Option(names = "--version", paramLabel = "TIME|first|last|all")
  private @Nullable String version;

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private @Nullable String collection;

  @Override
  public Grammar words() {
    return Grammar.node("ID");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Route route =
        Route.of("objects", words.at(0))
            .with("version", Optional.ofNullable(version))
            .with("collection", Optional.ofNullable(collection));
    JsonObject answer = session.onLink(words, link -> link.get(route));
    if (session.json()) {
      session.out().json(answer);
      return ExitStatus.DONE;
    }
    var objects = new LinkedHashSet<JsonObject>();
    for (JsonObject found : Answers.items(answer, "found")) {
      JsonObject handling = Answers.object(found, "handling");
      session
          .err()
          .say(
              Style.FAINT,
              Sentence.of(
                  "get-found",
                  Answers.text(found, "collectionName"),
                  Answers.text(found, "position"),
                  Answers.text(found, "source"),
                  Answers.text(handling, "tlp"),
                  Answers.text(handling, "pap")));
      objects.add(Answers.object(found, "object"));
    }
    objects.forEach(session.out()::json);
    return ExitStatus.DONE;
  }
}
