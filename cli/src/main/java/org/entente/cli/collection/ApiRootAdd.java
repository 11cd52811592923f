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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente api-root add`: prints the name.
@Command(name = "add")
final class ApiRootAdd implements Verb {
  @Option(names = "--title", paramLabel = "TEXT")
  private @Nullable String title;

  @Option(names = "--description", paramLabel = "TEXT")
  private @Nullable String description;

  @Option(names = "--max-content-length", paramLabel = "BYTES")
  private @Nullable Long maxContentLength;

  @Override
  public Grammar words() {
    return Grammar.node("NAME");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var request =
        JsonObject.builder()
            .put("name", words.at(0))
            .putIfPresent("title", title)
            .putIfPresent("description", description);
    if (maxContentLength != null) {
      request.put("maxContentLength", maxContentLength);
    }
    JsonObject root =
        session.onLink(words, link -> link.post(Route.of("api-roots"), request.build()));
    if (session.json()) {
      session.out().json(root);
    } else {
      session.err().say(Sentence.of("api-root-added", Answers.text(root, "url")));
      session.out().data(Answers.string(root, "name"));
    }
    return ExitStatus.DONE;
  }
}
