package org.entente.cli.collection;

import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Listing;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import picocli.CommandLine.Command;

/// `entente api-root list`.
@Command(name = "list")
final class ApiRootList implements Verb {
  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var answer = session.onLink(words, link -> link.get(Route.of("api-roots")));
    Listing.show(
        session, Answers.items(answer, "apiRoots"), "name", "title", "maxContentLength", "url");
    return ExitStatus.DONE;
  }
}
