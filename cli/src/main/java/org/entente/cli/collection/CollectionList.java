package org.entente.cli.collection;

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
import picocli.CommandLine.Command;

/// `entente collection list`: every collection, with what other tools need.
@Command(name = "list")
final class CollectionList implements Verb {
  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var answer = session.onLink(words, link -> link.get(Route.of("collections")));
    var collections = Answers.items(answer, "collections");
    if (collections.isEmpty() && !session.json()) {
      session.err().say(Style.FAINT, Sentence.of("list-empty"));
    }
    boolean first = true;
    for (JsonObject collection : collections) {
      if (!first && !session.json()) {
        session.out().gap();
      }
      CollectionPage.show(session, collection);
      first = false;
    }
    return ExitStatus.DONE;
  }
}
