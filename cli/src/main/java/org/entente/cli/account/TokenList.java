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

/// `entente token list`.
@Command(name = "list")
final class TokenList implements Verb {
  @Override
  public Grammar words() {
    return Grammar.NODE.maybe("ACCOUNT");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var answer =
        session.onLink(words, link -> link.get(Route.of("tokens").with("account", words.maybe(0))));
    Listing.show(
        session,
        Answers.items(answer, "tokens"),
        "id",
        "account",
        "label",
        "scopes",
        "created",
        "expires");
    return ExitStatus.DONE;
  }
}
