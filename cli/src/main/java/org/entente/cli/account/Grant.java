package org.entente.cli.account;

import java.util.Set;
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
import picocli.CommandLine.Command;

/// `entente grant`: what an account may do with a collection.
@Command(name = "grant")
public final class Grant implements Verb {
  private static final String RIGHTS = "read|write|read-write|none";

  @Override
  public Grammar words() {
    return Grammar.node("USER", "COLLECTION", RIGHTS);
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    String access = words.at(2);
    if (!Set.of(RIGHTS.split("\\|")).contains(access)) {
      throw Failure.of(Fault.USAGE_VALUE_INVALID, access, RIGHTS, access, RIGHTS);
    }
    var request =
        JsonObject.builder()
            .put("account", words.at(0))
            .put("collection", words.at(1))
            .put("access", access)
            .build();
    JsonObject grant = session.onLink(words, link -> link.put(Route.of("grants"), request));
    if (session.json()) {
      session.out().json(grant);
    } else {
      session
          .err()
          .say(
              Sentence.of(
                  "granted-" + access,
                  Answers.text(grant, "account"),
                  Answers.text(grant, "collectionName")));
    }
    return ExitStatus.DONE;
  }
}
