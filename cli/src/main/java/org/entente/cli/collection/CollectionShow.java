package org.entente.cli.collection;

import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import picocli.CommandLine.Command;

/// `entente collection show`.
@Command(name = "show")
final class CollectionShow implements Verb {
  @Override
  public Grammar words() {
    return Grammar.node("COLLECTION");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    CollectionPage.show(
        session, session.onLink(words, link -> link.get(Route.of("collections", words.at(0)))));
    return ExitStatus.DONE;
  }
}
