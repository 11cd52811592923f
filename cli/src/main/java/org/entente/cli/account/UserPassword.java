package org.entente.cli.account;

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

/// `entente user password`: prints the new password alone, nothing when it was given.
@Command(name = "password")
final class UserPassword implements Verb {
  @Option(names = "--password-stdin")
  private boolean passwordFromInput;

  @Override
  public Grammar words() {
    return Grammar.node("NAME");
  }

  @Override
  public boolean outputMatters() {
    return true;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var request = JsonObject.builder();
    if (passwordFromInput) {
      request.put("password", session.passwordFromInput());
    }
    JsonObject answer =
        session.onLink(
            words,
            link -> link.put(Route.of("accounts", words.at(0), "password"), request.build()));
    if (session.json()) {
      session.out().json(answer);
      return ExitStatus.DONE;
    }
    session.err().say(Sentence.of("user-password-changed", words.at(0)));
    String password = answer.string("password");
    if (password != null) {
      session.out().data(password);
    }
    return ExitStatus.DONE;
  }
}
