package org.entente.cli.account;

import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Listing;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import picocli.CommandLine.Command;

/// `entente user list`.
@Command(name = "list")
final class UserList implements Verb {
  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var answer = session.onLink(words, link -> link.get(Route.of("accounts")));
    Listing.show(
        session, Answers.items(answer, "accounts"), "name", "role", "tlp", "pap", "created");
    return ExitStatus.DONE;
  }
}
