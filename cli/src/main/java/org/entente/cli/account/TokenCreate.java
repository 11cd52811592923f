package org.entente.cli.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente token create`: prints the secret alone, this once.
@Command(name = "create")
final class TokenCreate implements Verb {
  /// The longest span that the node takes, in any unit.
  private static final long SPAN_MAX = 99_999;

  @Option(names = "--label", paramLabel = "TEXT")
  private @Nullable String label;

  @Option(
      names = "--scope",
      paramLabel = "read|write|admin",
      completionCandidates = Levels.Scopes.class)
  private List<String> scopes = List.of();

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private List<String> collections = List.of();

  @Option(names = "--expires", paramLabel = "TIME|30d")
  private @Nullable String expires;

  @Override
  public Grammar words() {
    return Grammar.node("ACCOUNT");
  }

  @Override
  public boolean outputMatters() {
    return true;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var request = JsonObject.builder().put("account", words.at(0)).putIfPresent("label", label);
    if (!scopes.isEmpty()) {
      request.put("scopes", JsonArray.ofStrings(scopes));
    }
    if (!collections.isEmpty()) {
      request.put("collections", JsonArray.ofStrings(collections));
    }
    if (expires != null) {
      request.put("life", life(expires, session));
    }
    JsonObject answer =
        session.onLink(words, link -> link.post(Route.of("tokens"), request.build()));
    String secret = answer.string("secret");
    if (secret == null) {
      throw Failure.of(Fault.NODE_STRANGE, "secret", "200");
    }
    if (session.json()) {
      session.out().json(answer);
      return ExitStatus.DONE;
    }
    JsonObject token = Answers.object(answer, "token");
    session
        .err()
        .say(
            Sentence.of(
                "token-created",
                Answers.text(token, "id"),
                Answers.text(token, "account"),
                Answers.text(token, "scopes"),
                Answers.text(token, "expires")));
    session.out().data(secret);
    return ExitStatus.DONE;
  }

  /// How long until then, as the node takes it: in minutes, or where that gets too long in hours.
  private static String life(String text, Session session) {
    InstantSource clock = session.surroundings().clock();
    Duration life =
        Moment.after(text, clock)
            .map(end -> Duration.between(clock.instant(), end))
            .filter(span -> span.toMinutes() > 0 && span.toHours() <= SPAN_MAX)
            .orElseThrow(() ->
                Failure.of(
                    Fault.USAGE_VALUE_INVALID,
                    "--expires",
                    "--expires",
                    text,
                    "2027-01-01T00:00:00Z, 2027-01-01, 12h, 30d, 52w"));
    return life.toMinutes() <= SPAN_MAX ? life.toMinutes() + "m" : life.toHours() + "h";
  }
}
