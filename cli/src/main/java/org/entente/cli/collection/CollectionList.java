package org.entente.cli.collection;

import java.util.List;
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
    try (var link = session.link(words)) {
      var collections = Answers.items(link.get(Route.of("collections")), "collections");
      show(session, collections, CollectionPage.reader(session, words, link));
    }
    return ExitStatus.DONE;
  }

  private static void show(
      Session session, List<JsonObject> collections, PasteBlocks.Reader reader) {
    if (collections.isEmpty() && !session.json()) {
      session.err().say(Style.FAINT, Sentence.of("list-empty"));
    }
    boolean first = true;
    for (JsonObject collection : collections) {
      if (!first && !session.json()) {
        session.out().gap();
      }
      CollectionPage.show(session, collection, reader);
      first = false;
    }
    if (!first && !session.json()) {
      session.err().say(Style.FAINT, Sentence.of("paste-note"));
    }
  }
}
