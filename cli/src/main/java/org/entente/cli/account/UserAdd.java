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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente user add`: prints the new password alone, or the name when the password was given.
@Command(name = "add")
final class UserAdd implements Verb {
  @Option(names = "--role", paramLabel = "ROLE", completionCandidates = Levels.Roles.class)
  private @Nullable String role;

  @Option(names = "--tlp", paramLabel = "LEVEL", completionCandidates = Levels.TlpLevels.class)
  private @Nullable String tlp;

  @Option(names = "--pap", paramLabel = "LEVEL", completionCandidates = Levels.PapLevels.class)
  private @Nullable String pap;

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
    var request =
        JsonObject.builder()
            .put("name", words.at(0))
            .putIfPresent("role", role)
            .putIfPresent("tlp", tlp)
            .putIfPresent("pap", pap);
    if (passwordFromInput) {
      request.put("password", session.passwordFromInput());
    }
    JsonObject answer =
        session.onLink(words, link -> link.post(Route.of("accounts"), request.build()));
    if (session.json()) {
      session.out().json(answer);
      return ExitStatus.DONE;
    }
    JsonObject account = Answers.object(answer, "account");
    String password = answer.string("password");
    session
        .err()
        .say(
            Sentence.of(
                password == null ? "user-added" : "user-added-with-password",
                Answers.text(account, "name"),
                Answers.text(account, "role"),
                Answers.text(account, "tlp"),
                Answers.text(account, "pap")));
    session.out().data(password == null ? words.at(0) : password);
    return ExitStatus.DONE;
  }
}
