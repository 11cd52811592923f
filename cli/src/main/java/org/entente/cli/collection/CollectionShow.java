package org.entente.cli.collection;

import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.terminal.Style;
import org.entente.cli.text.Sentence;
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
    try (var link = session.link(words)) {
      CollectionPage.show(
          session,
          link.get(Route.of("collections", words.at(0))),
          CollectionPage.reader(session, words, link));
    }
    if (!session.json()) {
      session.err().say(Style.FAINT, Sentence.of("paste-note"));
    }
    return ExitStatus.DONE;
  }
}
