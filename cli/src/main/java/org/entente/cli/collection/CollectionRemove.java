package org.entente.cli.collection;

import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente collection remove`: says what goes with it, and asks.
@Command(name = "remove")
final class CollectionRemove implements Verb {
  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Override
  public Grammar words() {
    return Grammar.node("NAME");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    return session.onLink(
        words,
        link -> {
          Route route = Route.of("collections", words.at(0));
          JsonObject collection = link.get(route);
          String name = Answers.text(collection, "name");
          long objects = Answers.number(collection, "objects");
          long versions = Answers.number(collection, "versions");
          if (!dryRun) {
            session.confirm(
                yes, Sentence.of("collection-remove-question", name, objects, versions));
          }
          JsonObject answer =
              link.delete(dryRun ? route.with("dry-run", "true") : removalOf(collection));
          if (session.json()) {
            session.out().json(answer);
          } else {
            session
                .err()
                .say(
                    Sentence.of(
                        dryRun ? "collection-would-remove" : "collection-removed",
                        name,
                        objects,
                        versions));
          }
          return ExitStatus.DONE;
        });
  }

  /// By id: the name may have moved to another collection while the person was thinking.
  private static Route removalOf(JsonObject collection) {
    return Route.of("collections", Answers.string(collection, "id"));
  }
}
