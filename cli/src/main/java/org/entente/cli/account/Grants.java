package org.entente.cli.account;

import java.util.List;
import org.entente.cli.link.Answers;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Listing;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.stix.json.JsonObject;
import picocli.CommandLine.Command;

/// `entente grants`: all rights, or those of one account, or those on one collection.
@Command(name = "grants")
public final class Grants implements Verb {
  @Override
  public Grammar words() {
    return Grammar.NODE.maybe("USER|COLLECTION");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    List<JsonObject> grants =
        session.onLink(
            words,
            link ->
                words
                    .maybe(0)
                    .map(subject -> of(subject, link))
                    .orElseGet(() -> list(Route.of("grants"), link)));
    Listing.show(session, grants, "account", "collectionName", "access", "collection");
    return ExitStatus.DONE;
  }

  /// An account of this name, else the collection: accounts are asked for first, since their names
  /// are short and chosen by hand.
  private static List<JsonObject> of(String subject, NodeLink link) {
    boolean account =
        Answers.items(link.get(Route.of("accounts")), "accounts").stream()
            .anyMatch(item -> subject.equals(item.string("name")));
    return list(Route.of("grants").with(account ? "account" : "collection", subject), link);
  }

  private static List<JsonObject> list(Route route, NodeLink link) {
    return Answers.items(link.get(route), "grants");
  }
}
