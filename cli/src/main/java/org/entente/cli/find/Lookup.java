package org.entente.cli.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.entente.cli.content.Source;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.stix.json.JsonWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente lookup`: which objects carry these values? They are words, or lines of standard input,
/// as many as there are: one answer each, in the same order.
@Command(name = "lookup")
public final class Lookup implements Verb {
  private static final String STANDARD_INPUT = "-";

  @Option(names = "--kind", paramLabel = "KIND", completionCandidates = Kinds.class)
  private @Nullable String kind;

  @Option(names = "--collection", paramLabel = "COLLECTION")
  private List<String> collections = List.of();

  @Option(names = "--exit-code")
  private boolean exitCode;

  @Override
  public Grammar words() {
    return Grammar.node("VALUE").andMore();
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    List<String> values = words.from(0);
    boolean streamed = values.equals(List.of(STANDARD_INPUT));
    var report = new LookupReport(session, !streamed);
    try (var link = session.link(words)) {
      Route route = Route.of("lookup").with("collection", collections);
      if (streamed) {
        stream(session, link, route, report);
      } else {
        ask(link, route, values, report);
      }
    }
    report.end();
    return report.status(exitCode);
  }

  private void stream(Session session, NodeLink link, Route route, LookupReport report) {
    try (var source = Source.open(session, STANDARD_INPUT)) {
      var lines = new ValueLines(source.unpacked());
      for (List<String> batch = lines.next(); !batch.isEmpty(); batch = lines.next()) {
        ask(link, route, batch, report);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks until all are answered: the node answers as many at once as fit into one answer.
  private void ask(NodeLink link, Route route, List<String> values, LookupReport report) {
    List<String> left = values;
    while (!left.isEmpty()) {
      long before = report.answered();
      link.ask(route, questions(left), report::take);
      long answered = report.answered() - before;
      if (answered < 1 || answered > left.size()) {
        throw Failure.of(Fault.NODE_STRANGE, null, "200");
      }
      left = left.subList((int) answered, left.size());
    }
  }

  private byte[] questions(List<String> values) {
    String ending = kind == null ? "}\n" : ",\"kind\":" + JsonWriter.quoted(kind) + "}\n";
    var lines = new StringBuilder();
    for (String value : values) {
      lines.append("{\"value\":").append(JsonWriter.quoted(value)).append(ending);
      if (lines.length() > ValueLines.BATCH_BYTES_MAX * 2) {
        break; // long words on a command line: the rest goes with the next request
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Kinds of values.
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(
              "ip",
              "network",
              "domain",
              "url",
              "hash",
              "email",
              "mac",
              "wallet",
              "autonomous-system",
              "account",
              "file-name",
              "name",
              "external-id")
          .iterator();
    }
  }
}
