package org.entente.cli.find;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente neighbours`: what is around an object.
@Command(name = "neighbours")
public final class Neighbours implements Verb {
  private static final int DEPTH_MAX = 5;
  private static final int OBJECTS_MAX = 1_000;

  @Option(names = "--depth", paramLabel = "1-5")
  private @Nullable Integer depth;

  @Option(names = "--max", paramLabel = "1-1000")
  private @Nullable Integer max;

  @Option(
      names = "--direction",
      paramLabel = "out|in|both",
      completionCandidates = Directions.class)
  private @Nullable String direction;

  @Option(names = "--type", paramLabel = "TYPE")
  private List<String> types = List.of();

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private List<String> collections = List.of();

  @Override
  public Grammar words() {
    return Grammar.node("ID");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Route route =
        Route.of("objects", words.at(0), "neighbours")
            .with("depth", bounded("--depth", depth, DEPTH_MAX))
            .with("max", bounded("--max", max, OBJECTS_MAX))
            .with("direction", Optional.ofNullable(direction))
            .with("type", types)
            .with("collection", collections);
    JsonObject answer = session.onLink(words, link -> link.get(route));
    if (session.json()) {
      session.out().json(answer);
    } else {
      new NeighbourTree(session, answer).show();
    }
    return ExitStatus.DONE;
  }

  private static Optional<String> bounded(String option, @Nullable Integer number, int most) {
    if (number != null && (number < 1 || number > most)) {
      throw Failure.of(Fault.USAGE_VALUE_INVALID, option, option, number.toString(), "1-" + most);
    }
    return Optional.ofNullable(number).map(String::valueOf);
  }

  /// Which way to go.
  static final class Directions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("out", "in", "both").iterator();
    }
  }
}
