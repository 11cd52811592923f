package org.entente.cli.account;

import org.entente.cli.link.Answers;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente user set`.
@Command(name = "set")
final class UserSet implements Verb {
  @Option(names = "--role", paramLabel = "ROLE", completionCandidates = Levels.Roles.class)
  private @Nullable String role;

  @Option(names = "--tlp", paramLabel = "LEVEL", completionCandidates = Levels.TlpLevels.class)
  private @Nullable String tlp;

  @Option(names = "--pap", paramLabel = "LEVEL", completionCandidates = Levels.PapLevels.class)
  private @Nullable String pap;

  @Option(
      names = "--disabled",
      paramLabel = "true|false",
      completionCandidates = Levels.Truth.class)
  private @Nullable String disabled;

  @Override
  public Grammar words() {
    return Grammar.node("NAME");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var request =
        JsonObject.builder()
            .putIfPresent("role", role)
            .putIfPresent("tlp", tlp)
            .putIfPresent("pap", pap);
    if (disabled != null) {
      request.put("disabled", Boolean.parseBoolean(disabled));
    }
    JsonObject change = request.build();
    if (change.isEmpty()) {
      throw Failure.of(Fault.USAGE_OPTION_MISSING, "--role", "--role, --tlp, --pap, --disabled");
    }
    JsonObject account =
        session.onLink(words, link -> link.patch(Route.of("accounts", words.at(0)), change));
    if (session.json()) {
      session.out().json(account);
    } else {
      session
          .err()
          .say(
              Sentence.of(
                  Answers.isTrue(account, "disabled") ? "user-set-disabled" : "user-set",
                  Answers.text(account, "name"),
                  Answers.text(account, "role"),
                  Answers.text(account, "tlp"),
                  Answers.text(account, "pap")));
    }
    return ExitStatus.DONE;
  }
}
