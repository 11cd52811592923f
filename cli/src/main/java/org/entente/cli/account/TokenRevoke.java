package org.entente.cli.account;

import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import picocli.CommandLine.Command;

/// `entente token revoke`: at once, without a question, since a leaked token is urgent and a new
/// one is cheap.
@Command(name = "revoke")
final class TokenRevoke implements Verb {
  @Override
  public Grammar words() {
    return Grammar.node("TOKEN");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    JsonObject answer = session.onLink(words, link -> link.delete(Route.of("tokens", words.at(0))));
    JsonObject token = Answers.object(answer, "token");
    if (session.json()) {
      session.out().json(token);
    } else {
      session
          .err()
          .say(
              Sentence.of(
                  "token-revoked", Answers.text(token, "id"), Answers.text(token, "account")));
    }
    return ExitStatus.DONE;
  }
}
