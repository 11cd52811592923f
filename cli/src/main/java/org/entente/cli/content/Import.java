package org.entente.cli.content;

import java.util.ArrayList;
import java.util.List;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente import`: streams files of any size to the node and tells what became of their objects.
/// Stopping it leaves what was stored; running it again stores the rest.
@Command(name = "import")
public final class Import implements Verb {
  @Option(names = "--dry-run")
  private boolean dryRun;

  @Override
  public Grammar words() {
    return Grammar.node("COLLECTION", "FILE").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    List<String> files = words.from(1);
    files.forEach(file -> Source.check(session, file));
    var report = new ImportReport(session, dryRun);
    var tallies = new ArrayList<Tally>();
    try (var link = session.link(words)) {
      Route route = Route.of("collections", words.at(0), "import");
      link.get(Route.of("collections", words.at(0)));
      for (String file : files) {
        Tally tally = one(session, link, dryRun ? route.with("dry-run", "true") : route, file);
        tallies.add(tally);
        report.tell(tally);
        if (ImportReport.hopeless(tally)) {
          break;
        }
      }
    }
    if (session.json()) {
      session.out().json(json(tallies));
    }
    return report.status();
  }

  private static Tally one(Session session, NodeLink link, Route route, String file) {
    try (var source = Source.open(session, file)) {
      return Intake.of(session, link, route, source, tally -> sayStopped(session, tally));
    }
  }

  private static void sayStopped(Session session, Tally tally) {
    session.err().say(Sentence.of("import-stopped", tally.source(), tally.stored()));
  }

  private JsonObject json(List<Tally> tallies) {
    return JsonObject.builder()
        .put("dryRun", dryRun)
        .put("objects", tallies.stream().mapToLong(Tally::objects).sum())
        .put("stored", tallies.stream().mapToLong(Tally::stored).sum())
        .put("known", tallies.stream().mapToLong(Tally::known).sum())
        .put("refused", tallies.stream().mapToLong(Tally::refused).sum())
        .put("files", new JsonArray(tallies.stream().map(t -> (JsonValue) t.json()).toList()))
        .build();
  }
}
