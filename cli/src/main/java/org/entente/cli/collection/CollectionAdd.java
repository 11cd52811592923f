package org.entente.cli.collection;

import java.util.Iterator;
import java.util.List;
import org.entente.cli.link.Answers;
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

/// `entente collection add`: prints the new id.
@Command(name = "add")
final class CollectionAdd implements Verb {
  @Option(names = "--api-root", paramLabel = "NAME")
  private @Nullable String apiRoot;

  @Option(names = "--alias", paramLabel = "NAME")
  private @Nullable String alias;

  @Option(names = "--title", paramLabel = "TEXT")
  private @Nullable String title;

  @Option(names = "--description", paramLabel = "TEXT")
  private @Nullable String description;

  @Option(names = "--default-marking", paramLabel = "MARKING")
  private @Nullable String defaultMarking;

  @Option(
      names = "--validation",
      paramLabel = "strict|lenient",
      completionCandidates = Validations.class)
  private @Nullable String validation;

  @Override
  public Grammar words() {
    return Grammar.node("NAME");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var request =
        JsonObject.builder()
            .put("name", words.at(0))
            .putIfPresent("apiRoot", apiRoot)
            .putIfPresent("alias", alias)
            .putIfPresent("title", title)
            .putIfPresent("description", description)
            .putIfPresent("defaultMarking", defaultMarking)
            .putIfPresent("validation", validation)
            .build();
    JsonObject collection =
        session.onLink(words, link -> link.post(Route.of("collections"), request));
    if (session.json()) {
      session.out().json(collection);
    } else {
      session
          .err()
          .say(
              Sentence.of(
                  "collection-added",
                  Answers.text(collection, "name"),
                  Answers.text(collection, "apiRoot")));
      session.out().data(Answers.string(collection, "id"));
    }
    return ExitStatus.DONE;
  }

  /// What becomes of objects that break a MUST.
  static final class Validations implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("strict", "lenient").iterator();
    }
  }
}
