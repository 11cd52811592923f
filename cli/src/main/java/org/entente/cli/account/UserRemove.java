package org.entente.cli.account;

import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeLink;
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

/// `entente user remove`: says what goes with the account, and asks.
@Command(name = "remove")
final class UserRemove implements Verb {
  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Override
  public Grammar words() {
    return Grammar.node("NAME");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    String name = words.at(0);
    return session.onLink(
        words,
        link -> {
          JsonObject account = link.get(Route.of("accounts", name));
          session.confirm(
              yes,
              Sentence.of(
                  "user-remove-question",
                  name,
                  Answers.text(account, "role"),
                  count(link, "tokens", name),
                  count(link, "grants", name)));
          JsonObject answer = link.delete(Route.of("accounts", name));
          if (session.json()) {
            session.out().json(Answers.object(answer, "account"));
          } else {
            session.err().say(Sentence.of("user-removed", name));
          }
          return ExitStatus.DONE;
        });
  }

  private static int count(NodeLink link, String kind, String account) {
    return Answers.items(link.get(Route.of(kind).with("account", account)), kind).size();
  }
}
