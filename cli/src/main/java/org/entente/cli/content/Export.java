package org.entente.cli.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente export`: the stored bytes of a collection's objects, unchanged.
@Command(name = "export")
public final class Export implements Verb {
  @Mixin private Filters filters = new Filters();

  @Option(
      names = "--format",
      paramLabel = "stix|jsonl",
      defaultValue = "stix",
      completionCandidates = Formats.class)
  private String format = "stix";

  @Option(
      names = "--versions",
      paramLabel = "last|all",
      defaultValue = "last",
      completionCandidates = Versions.class)
  private String versions = "last";

  @Override
  public Grammar words() {
    return Grammar.node("COLLECTION");
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    Route route =
        filters.on(
            Route.of("collections", words.at(0), "export")
                .with("format", format)
                .with("versions", versions));
    try (var link = session.link(words);
        OutputStream out = session.out().bytes()) {
      link.download(route, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitStatus.DONE;
  }

  /// One bundle, or one object a line.
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("stix", "jsonl").iterator();
    }
  }

  /// The latest version of each object, or every one.
  static final class Versions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("last", "all").iterator();
    }
  }
}
